import type { StoredProposal } from '../../../centre/publication-control/rows.ts';
import type { Person } from '../../../people/person.ts';
import { roleMay } from '../../../people/rights.ts';

/**
 * The second person types the order of a lot from the minutes, and so does not see what the first one typed: also not when the
 * proposal was refused, taken back or ran out, because the same lot is then proposed again.
 */
export function isBlind({ value, state, proposerId }: StoredProposal, person: Person): boolean {
  if (value.kind !== 'draw' || state === 'confirmed') return false;
  return proposerId !== person.personId && roleMay(person.role, 'confirm-publication');
}

/** A proposal as this person's screens get it: without numbers of the database's persons. */
export function proposalView({ proposerId, ...proposal }: StoredProposal, person: Person): object {
  const { value } = proposal;
  if (value.kind !== 'draw' || !isBlind({ proposerId, ...proposal }, person)) return proposal;
  return { ...proposal, value: { ...value, order: [] } };
}
