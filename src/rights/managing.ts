import type { Role } from './roles.ts';
import { ROLES } from './roles.ts';

/**
 * Whose accounts a role may keep, and which roles it may give: an administrator everybody's, a province those of the centres in
 * its area, a head those of the own centre. Nobody raises somebody to their own rank but the administrator.
 */
export const MANAGED_ROLES: Readonly<Record<Role, readonly Role[]>> = {
  clerk: [],
  supervisor: [],
  head: ['clerk', 'supervisor'],
  province: ['clerk', 'supervisor', 'head'],
  administrator: ROLES,
  publisher: [],
  auditor: [],
  observer: [],
};
