import { assertNever, at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Contest } from '../election/model.ts';
import type { ContestOutcome, ContestProgress, TallyReader, Totals } from './model.ts';
import type { Count, Standing } from './standing.ts';
import { cannotChange, rankLines, standingOf } from './standing.ts';
import type { VotersOut } from './voters-out.ts';
import { registeredVoters, votersOut } from './voters-out.ts';

export interface OutcomeOptions {
  /** `order` of the latest DrawHeld fact of the contest: ballot numbers, the first one goes before the others. */
  readonly draws?: readonly number[];
  /** True when a ResultCertified fact of the contest is in. */
  readonly certified?: boolean;
}

/**
 * Where a contest of persons stands by the totals of `tally` (domain 3.3, 3.4). A contest of another kind throws.
 *
 * `no-vote-first` means that no candidate has more votes than there are no-vote ballots: if it stays so, a new election is
 * held in which these candidates may not stand again (Constitution s.92; barring them is the authority's act, not ours).
 */
export function contestOutcome(
  election: Election,
  tally: TallyReader,
  contestIndex: number,
  options: OutcomeOptions = {},
): ContestOutcome {
  const contest = at(election.pkg.contests, contestIndex);
  const lines = at(election.linesOfContest, contestIndex);
  const area = getOrThrow(election.areaIndex, contest.areaId);
  const totals = tally.totals(area, election.ballots.indexOf(contest.ballot));
  const count = countOf(election, contest, contestIndex, totals);
  const lot = (options.draws ?? []).flatMap((number) => {
    const line = lines.findIndex((l) => l.number === number);
    return line < 0 ? [] : [line];
  });
  const out = votersOut(election, tally, contestIndex);
  const nothingYet = totals.returns === 0 && lines.length > 0;
  const standing: Standing = nothingYet ? { ahead: [], tied: [], noWinner: null } : standingOf(count, lot);
  return {
    contestIndex,
    progress: progressOf(count, standing, out, nothingYet, options.certified ?? false),
    ranking: rankLines(count.votes),
    ...standing,
    votersOut: out.voters,
  };
}

function progressOf(
  count: Count,
  standing: Standing,
  out: VotersOut,
  nothingYet: boolean,
  certified: boolean,
): ContestProgress {
  if (certified) return 'certified';
  if (nothingYet) return 'awaiting';
  if (standing.tied.length > 0) return 'leading';
  if (out.units === 0 || count.votes.length === 0) return 'decided';
  return out.ballots !== null && cannotChange(count, standing, out.ballots) ? 'decided' : 'leading';
}

function countOf(election: Election, contest: Contest, contestIndex: number, totals: Totals): Count {
  const { votes, noVote } = totals;
  if (votes === null)
    throw new Error(`the area of contest ${contest.id} holds several contests of its ballot`);
  return {
    votes,
    noVote,
    seats: contest.seats,
    tenthOf: tenthOf(election, contest, contestIndex, votes.length),
  };
}

/** Eligible voters when the contest is a local one without competition, else null. */
function tenthOf(election: Election, contest: Contest, contestIndex: number, lines: number): number | null {
  switch (contest.kind) {
    case 'constituency':
      return null;
    case 'executive':
    case 'council':
      return lines <= contest.seats ? eligibleVoters(election, contest, contestIndex) : null;
    case 'party-list':
    case 'referendum':
      throw new Error(`contest ${contest.id} is not a contest of persons`);
    default:
      return assertNever(contest.kind);
  }
}

/**
 * All voters on the rolls, or the number published for the area where the package lacks a roll. With neither nobody can be
 * shown to have a tenth, so the bar is out of reach.
 */
function eligibleVoters(election: Election, contest: Contest, contestIndex: number): number {
  return (
    registeredVoters(election, contestIndex) ??
    election.getArea(contest.areaId).registered ??
    Number.MAX_SAFE_INTEGER
  );
}
