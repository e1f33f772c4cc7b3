import { at, getOrThrow } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Contest } from '../election/model.ts';
import type { ShortLists } from './allocate-seats.ts';
import type { Rounding } from './mma-2562.ts';
import type { ContestOutcome, SeatTable, TallyReader } from './model.ts';
import type { SeatRuleName } from './seat-rules.ts';
import { SEAT_RULES } from './seat-rules.ts';

export interface SeatTableOptions {
  /** `order` of the latest DrawHeld fact of the party-list contest: list numbers. */
  readonly draws?: readonly number[];
  readonly rule?: SeatRuleName;
  readonly shortLists?: ShortLists;
  readonly rounding?: Rounding;
}

/**
 * The House as it would be by the totals of `tally`: constituency seats of the parties whose candidates are ahead, and
 * party-list seats by the rule. Null when the election has no party list.
 *
 * @param outcomes By contest index; null for contests that are not of persons.
 */
export function seatTable(
  election: Election,
  tally: TallyReader,
  outcomes: readonly (ContestOutcome | null)[],
  options: SeatTableOptions = {},
): SeatTable | null {
  const { contests, parties } = election.pkg;
  const listContest = contests.find((contest) => contest.kind === 'party-list');
  if (listContest === undefined) return null;
  const houseSeats = contests.reduce((sum, c) => sum + (c.kind === 'constituency' ? c.seats : 0), 0);
  const { seats, filled } = constituencySeats(election, outcomes);
  const listVotes = partyVotes(election, tally, listContest);
  const allocation = SEAT_RULES[options.rule ?? 'th-2566']({
    listVotes,
    constituencyVotes: constituencyVotes(election, tally),
    constituencySeats: seats,
    listSizes: parties.map((party) => party.listSize),
    listSeats: listContest.seats,
    houseSize: houseSeats + listContest.seats,
    draws: (options.draws ?? []).flatMap((number) => {
      const party = parties.findIndex((p) => p.listNumber === number);
      return party < 0 ? [] : [party];
    }),
    shortLists: options.shortLists ?? 'leave-open',
    rounding: options.rounding ?? 'truncate',
  });
  return {
    listVotes: listVotes.reduce((sum, v) => sum + v, 0),
    listSeats: listContest.seats,
    parties: parties.map((_, partyIndex) => ({
      partyIndex,
      votes: at(listVotes, partyIndex),
      whole: at(allocation.whole, partyIndex),
      byRemainder: at(allocation.byRemainder, partyIndex),
      list: at(allocation.list, partyIndex),
      constituency: at(seats, partyIndex),
    })),
    tiedForLast: allocation.tiedForLast,
    open: houseSeats - filled + allocation.open,
  };
}

/** Constituency seats by party, and how many are filled at all (a candidate without a party fills one too). */
function constituencySeats(
  election: Election,
  outcomes: readonly (ContestOutcome | null)[],
): { readonly seats: readonly number[]; readonly filled: number } {
  const seats = new Array<number>(election.pkg.parties.length).fill(0);
  let filled = 0;
  for (const outcome of outcomes) {
    if (outcome === null || at(election.pkg.contests, outcome.contestIndex).kind !== 'constituency') continue;
    const lines = at(election.linesOfContest, outcome.contestIndex);
    for (const line of outcome.ahead) {
      const { partyIndex } = at(lines, line);
      if (partyIndex >= 0) seats[partyIndex] = at(seats, partyIndex) + 1;
      filled += 1;
    }
  }
  return { seats, filled };
}

function partyVotes(election: Election, tally: TallyReader, contest: Contest): readonly number[] {
  const area = getOrThrow(election.areaIndex, contest.areaId);
  const totals = tally.totals(area, election.ballots.indexOf(contest.ballot));
  return totals.partyVotes ?? election.pkg.parties.map(() => 0);
}

/** Votes for the candidates of each party in all constituencies. */
function constituencyVotes(election: Election, tally: TallyReader): readonly number[] {
  const contest = election.pkg.contests.find((c) => c.kind === 'constituency');
  const nation = election.parentOfArea.indexOf(-1);
  const totals = contest && tally.totals(nation, election.ballots.indexOf(contest.ballot));
  return totals?.partyVotes ?? election.pkg.parties.map(() => 0);
}
