import type { Person, Role } from './person.ts';
import { servesCentre } from './person.ts';

/**
 * Where an action may be done: `duty` only for units and centres of the person's area of duty, `anywhere` for the whole
 * election.
 */
type Reach = 'duty' | 'anywhere';

export interface Right {
  readonly roles: readonly Role[];
  readonly reach: Reach;
}

/**
 * Who may do what: the one table that server and screens share. The one who keys is never the one who approves
 * (domain 6.2): clerks type, supervisors decide, administrators set rules and keep the accounts, observers look.
 */
export const RIGHTS = {
  'see-self': { roles: ['clerk', 'supervisor', 'administrator', 'observer'], reach: 'anywhere' },
  'log-out': { roles: ['clerk', 'supervisor', 'administrator', 'observer'], reach: 'anywhere' },
  'send-photo': { roles: ['clerk', 'supervisor'], reach: 'duty' },
  'take-work': { roles: ['clerk', 'supervisor'], reach: 'duty' },
  enter: { roles: ['clerk', 'supervisor'], reach: 'duty' },
  release: { roles: ['clerk', 'supervisor'], reach: 'duty' },
  'mark-unreadable': { roles: ['clerk', 'supervisor'], reach: 'duty' },
  'accept-as-written': { roles: ['supervisor'], reach: 'duty' },
  decide: { roles: ['clerk', 'supervisor'], reach: 'duty' },
  settle: { roles: ['supervisor'], reach: 'duty' },
  'set-aside': { roles: ['supervisor'], reach: 'duty' },
  'propose-correction': { roles: ['supervisor'], reach: 'duty' },
  'confirm-correction': { roles: ['supervisor'], reach: 'duty' },
  annul: { roles: ['supervisor'], reach: 'duty' },
  'close-case': { roles: ['supervisor', 'administrator'], reach: 'duty' },
  'see-returns': { roles: ['clerk', 'supervisor', 'administrator', 'observer'], reach: 'duty' },
  'see-photos': { roles: ['clerk', 'supervisor', 'administrator', 'observer'], reach: 'duty' },
  'see-findings': { roles: ['supervisor', 'administrator', 'observer'], reach: 'duty' },
  'see-progress': { roles: ['clerk', 'supervisor', 'administrator', 'observer'], reach: 'anywhere' },
  'set-policy': { roles: ['administrator'], reach: 'anywhere' },
  'hold-draw': { roles: ['administrator'], reach: 'anywhere' },
  certify: { roles: ['administrator'], reach: 'anywhere' },
  'manage-people': { roles: ['administrator'], reach: 'anywhere' },
  'see-people': { roles: ['administrator'], reach: 'anywhere' },
} as const satisfies Record<string, Right>;

export type Action = keyof typeof RIGHTS;

export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];

/** True when the role may do the action somewhere. */
export function roleMay(role: Role, action: Action): boolean {
  const right: Right = RIGHTS[action];
  return right.roles.includes(role);
}

/** True when the person may do the action in this centre. */
export function mayInCentre(person: Person, action: Action, centreId: string): boolean {
  if (!roleMay(person.role, action)) return false;
  return RIGHTS[action].reach === 'anywhere' || servesCentre(person, centreId);
}

/** What a person may do, for the screens: they disable the other buttons and say why. */
export function actionsOf(role: Role): Action[] {
  return ACTIONS.filter((action) => roleMay(role, action));
}
