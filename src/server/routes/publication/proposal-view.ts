import type { StoredProposal } from '../../../centre/publication-control/rows.ts';

/** A proposal as the screens get it: without numbers of the database's persons. */
export function proposalView({ proposerId: _, ...proposal }: StoredProposal): object {
  return proposal;
}
