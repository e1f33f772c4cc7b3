import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CentreId } from '../election/model.ts';
import { NATIONAL_ROLES } from '../rights/roles.ts';
import { mayGive, mayManage } from './managing.ts';
import type { Duty, Person, PersonId, PublicId } from './person.ts';
import { ROLES } from './person.ts';

const CENTRES = ['A', 'B', 'C', 'D'] as readonly string[] as readonly CentreId[];
const anyDuty: fc.Arbitrary<Duty> = fc.oneof(
  fc.constant<Duty>({ everyCentre: true }),
  fc.subarray([...CENTRES]).map((centreIds): Duty => ({ everyCentre: false, centreIds })),
);
const anyPerson: fc.Arbitrary<Person> = fc.record({
  personId: fc.integer({ min: 1, max: 3 }).map((n) => n as PersonId),
  publicId: fc.constant('p000000000000' as PublicId),
  username: fc.constant('x'),
  displayName: fc.constant('x'),
  role: fc.constantFrom(...ROLES),
  duty: anyDuty,
  oneHand: fc.constant([]),
});
const holds = (outer: Duty, inner: Duty) =>
  outer.everyCentre || (!inner.everyCentre && inner.centreIds.every((id) => outer.centreIds.includes(id)));

describe('keeping accounts', () => {
  test('nobody keeps their own account', () => {
    fc.assert(
      fc.property(anyPerson, (person) => {
        expect(mayManage(person, person)).toBe('self');
      }),
    );
  });

  test('nobody gives a role that they could not be given themselves by their own kind, nor an area beyond their own', () => {
    fc.assert(
      fc.property(anyPerson, fc.constantFrom(...ROLES), anyDuty, (actor, role, duty) => {
        if (mayGive(actor, role, duty) !== null) return;
        expect(holds(actor.duty, duty)).toBe(true);
        if (actor.role === 'administrator') return;
        expect(NATIONAL_ROLES).not.toContain(role);
        expect(role).not.toBe(actor.role);
        expect(['head', 'province']).toContain(actor.role);
      }),
    );
  });

  test('who was raised by somebody never keeps the account of that somebody', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (one, two) => {
        if (one.role === 'administrator') return;
        if (mayManage(one, two) === null) expect(mayManage(two, one)).not.toBeNull();
      }),
    );
  });

  test('an administrator keeps everybody else', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, (one, two) => {
        if (one.personId === two.personId) return;
        const actor: Person = { ...one, role: 'administrator', duty: { everyCentre: true } };
        expect(mayManage(actor, two)).toBeNull();
      }),
    );
  });
});
