import type { HeadRole } from '../../election/model.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figures } from '../../returns/figures.ts';
import { NOT_ON_FORM } from '../../returns/figures.ts';

/** Figures of a return for tests: the votes, `valid` and `total` as their sum, and what else is given. */
export function figuresWith(
  votes: readonly number[],
  head: Partial<Readonly<Record<HeadRole, number>>>,
): Figures {
  const sum = votes.reduce((s, v) => s + v, 0);
  const given = { valid: sum, total: sum, invalid: 0, noVote: 0, ...head };
  return [
    ...HEAD_ROLES.map((role) => (given as Partial<Record<HeadRole, number>>)[role] ?? NOT_ON_FORM),
    ...votes,
  ];
}
