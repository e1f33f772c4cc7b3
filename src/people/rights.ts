import type { Action } from '../rights/rights.ts';
import { RIGHTS, roleMay } from '../rights/rights.ts';
import type { Person } from './person.ts';
import { servesCentre } from './person.ts';

// The table itself is in src/rights/rights.ts, where the screens can read it: new actions go there.
export type { Action } from '../rights/rights.ts';
export { ACTIONS, actionsOf, RIGHTS, roleMay } from '../rights/rights.ts';

/** True when the person may do the action in this centre. */
export function mayInCentre(person: Person, action: Action, centreId: string): boolean {
  if (!roleMay(person.role, action)) return false;
  return RIGHTS[action].reach === 'anywhere' || servesCentre(person, centreId);
}
