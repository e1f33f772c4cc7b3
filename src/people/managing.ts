import { MANAGED_ROLES } from '../rights/managing.ts';
import { NATIONAL_ROLES } from '../rights/roles.ts';
import type { Duty, Person, Role } from './person.ts';

/** `self`: nobody keeps their own account. `role`: a role above one's own. `area`: beyond one's own area of duty. */
export type ManageRefusal = 'self' | 'role' | 'area';

/** True when everything in the inner area of duty lies in the outer one. */
function dutyWithin(inner: Duty, outer: Duty): boolean {
  if (outer.everyCentre) return true;
  if (inner.everyCentre) return false;
  const within = new Set(outer.centreIds);
  return inner.centreIds.every((id) => within.has(id));
}

/** Why the actor may not give somebody this role and area of duty; null when they may. */
export function mayGive(actor: Person, role: Role, duty: Duty): ManageRefusal | null {
  if (!MANAGED_ROLES[actor.role].includes(role)) return 'role';
  return dutyWithin(duty, actor.duty) ? null : 'area';
}

/** Why the actor may not keep this account; null when they may. */
export function mayManage(actor: Person, target: Person): ManageRefusal | null {
  if (actor.personId === target.personId) return 'self';
  return mayGive(actor, target.role, target.duty);
}

/** True for a role that has the whole election as its area of duty, whatever is named. */
export function isNational(role: Role): boolean {
  return NATIONAL_ROLES.includes(role);
}
