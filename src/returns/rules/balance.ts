import type { RuleInput } from './rule-input.ts';
import { hasPlace, known, standsFor } from './rule-input.ts';

/**
 * Which sums of the form hold, and which place is at fault when several fail together. True: holds; false: fails;
 * null: cannot be judged, because a place is blank, illegible or not on the form.
 */
export interface Balance {
  /** C1: received = used + left. */
  readonly books: boolean | null;
  /** C2: used = good + spoiled + no vote; on 5/16 and 5/17, which have no `used`, received stands in (domain 2.3). */
  readonly ballots: boolean | null;
  /** C5, single mark: scores = good. */
  readonly scores: boolean | null;
  /** C1 and C2 fail, and both hold with another `used`: one place, one finding (C2). */
  readonly usedAtFault: boolean;
  /** C2 and C5 fail, and both hold with another `valid`: one place, one finding (C5). */
  readonly validAtFault: boolean;
  /** The figure that bounds all others is itself in doubt, so nothing is compared with it. */
  readonly receivedDoubtful: boolean;
}

export function balanceOf(input: RuleInput): Balance {
  const received = known(input, 'received');
  const used = known(input, 'used');
  const left = known(input, 'left');
  const valid = known(input, 'valid');
  const invalid = known(input, 'invalid');
  const noVote = known(input, 'noVote');
  const total = known(input, 'total');
  const cast = hasPlace(input, 'used') ? used : received;
  const others = invalid === null || noVote === null ? null : invalid + noVote;
  const parts = others === null || valid === null ? null : others + valid;

  const books = received === null || used === null || left === null ? null : received === used + left;
  const ballots = cast === null || parts === null ? null : cast === parts;
  const single = input.spec.contest.marks <= 1;
  const scores = !single || valid === null || !input.scoresLegible ? null : input.scoreSum === valid;

  const usedAtFault =
    books === false &&
    ballots === false &&
    received === (parts ?? 0) + (left ?? 0) &&
    standsFor(input, 'C2', 'C1');
  const validAtFault =
    scores === false &&
    ballots === false &&
    (total === null || total === input.scoreSum) &&
    cast === input.scoreSum + (others ?? 0) &&
    standsFor(input, 'C5', 'C2');
  const receivedDoubtful =
    (books === false && !usedAtFault && standsFor(input, 'C1', 'C8')) ||
    (ballots === false && !validAtFault && !hasPlace(input, 'used') && standsFor(input, 'C2', 'C8'));
  return { books, ballots, scores, usedAtFault, validAtFault, receivedDoubtful };
}
