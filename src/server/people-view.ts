import type { ListedPerson } from '../people/list-people.ts';
import { mayManage } from '../people/managing.ts';
import type { Person } from '../people/person.ts';

/** An account as those who keep or audit accounts see it; `yours` says whether the one who looks may change it. */
export function personView({ person, ...account }: ListedPerson, viewer: Person): object {
  const { duty } = person;
  return {
    id: person.publicId,
    username: person.username,
    displayName: person.displayName,
    role: person.role,
    everyCentre: duty.everyCentre,
    centres: duty.everyCentre ? [] : duty.centreIds,
    areas: duty.everyCentre ? [] : (duty.areas ?? []),
    named: duty.everyCentre ? [] : account.named,
    active: account.active,
    locked: account.locked,
    ownPassword: account.passwordKind === 'own',
    secondFactor: account.hasSecondFactor,
    lastLoginAt: account.lastLoginAt,
    // After a reset: not a second person for its keeper, until another keeper confirms.
    resetWaits: account.resetWaits,
    confirmable:
      account.resetWaits && mayManage(viewer, person) === null && !person.oneHand.includes(viewer.personId),
    yours: mayManage(viewer, person) === null,
  };
}
