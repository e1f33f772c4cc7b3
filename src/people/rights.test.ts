import { describe, expect, test } from 'vitest';
import type { CentreId } from '../election/model.ts';
import type { Person, PersonId, PublicId, Role } from './person.ts';
import { ROLES } from './person.ts';
import { ACTIONS, actionsOf, mayInCentre, RIGHTS, roleMay } from './rights.ts';

const person = (role: Role, centreIds: readonly string[] | '*'): Person => ({
  personId: 1 as PersonId,
  publicId: 'p000000000001' as PublicId,
  username: 'x',
  displayName: 'x',
  role,
  oneHand: [],
  duty:
    centreIds === '*' ? { everyCentre: true } : { everyCentre: false, centreIds: centreIds as CentreId[] },
});

describe('rights', () => {
  test('nobody who types from paper alone may accept, correct finally, publish or keep accounts', () => {
    for (const action of [
      'accept-as-written',
      'confirm-correction',
      'annul',
      'propose-publication',
      'confirm-publication',
      'manage-people',
    ] as const) {
      expect(roleMay('clerk', action), action).toBe(false);
    }
  });

  test('an observer sees live numbers and the own account, no return and no photo', () => {
    expect(actionsOf('observer').filter((action) => RIGHTS[action].roles.length < ROLES.length)).toEqual([]);
    expect(actionsOf('observer').filter((action) => action.startsWith('see-'))).toEqual([
      'see-self',
      'see-progress',
      'see-notices',
    ]);
  });

  test('an auditor sees everything and does nothing beyond the own account', () => {
    const own = actionsOf('observer');
    for (const action of ACTIONS) {
      expect(roleMay('auditor', action), action).toBe(action.startsWith('see-') || own.includes(action));
    }
  });

  test('the area of duty ends what a role may do, except where the right reaches anywhere', () => {
    for (const role of ROLES) {
      for (const action of ACTIONS) {
        const here = mayInCentre(person(role, ['D1']), action, 'D1');
        const there = mayInCentre(person(role, ['D1']), action, 'D2');
        expect(here).toBe(roleMay(role, action));
        expect(there).toBe(roleMay(role, action) && RIGHTS[action].reach === 'anywhere');
        expect(mayInCentre(person(role, '*'), action, 'D2')).toBe(roleMay(role, action));
      }
    }
  });
});
