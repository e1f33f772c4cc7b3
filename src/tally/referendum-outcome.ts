import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { TallyReader } from './model.ts';

export interface ReferendumOutcome {
  readonly contestIndex: number;
  /** Votes by answer, in the order of the contest's lines. */
  readonly answers: readonly { readonly code: string; readonly votes: number }[];
  readonly noVote: number;
  readonly invalid: number;
  /** valid + invalid + noVote. */
  readonly counted: number;
}

/**
 * The counts of a referendum, and nothing else: what majority it needs is for the authority to declare. A contest of another
 * kind throws.
 */
export function referendumOutcome(
  election: Election,
  tally: TallyReader,
  contestIndex: number,
): ReferendumOutcome {
  const contest = at(election.pkg.contests, contestIndex);
  if (contest.kind !== 'referendum') throw new Error(`contest ${contest.id} is not a referendum`);
  const area = getOrThrow(election.areaIndex, contest.areaId);
  const totals = tally.totals(area, election.ballots.indexOf(contest.ballot));
  return {
    contestIndex,
    answers: at(election.linesOfContest, contestIndex).map((line, i) => ({
      code: line.choice?.code ?? String(line.number),
      votes: totals.votes?.[i] ?? 0,
    })),
    noVote: totals.noVote,
    invalid: totals.invalid,
    counted: totals.counted,
  };
}
