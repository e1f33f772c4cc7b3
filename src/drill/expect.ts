import { at } from '../basics/assert.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { Contest } from '../election/model.ts';
import type { FormRow } from './form-row.ts';

/** Plain sums over forms; names as in the published files. */
export interface Sums {
  returns: number;
  stations: number;
  registered: number;
  present: number;
  received: number;
  used: number;
  valid: number;
  invalid: number;
  noVote: number;
  left: number;
  /** By line; null where the area holds several contests of the ballot. */
  votes: number[] | null;
  /** By party index; null for a ballot without parties. */
  parties: number[] | null;
}

export const SUM_NAMES = [
  'returns',
  'stations',
  'registered',
  'present',
  'received',
  'used',
  'valid',
  'invalid',
  'noVote',
  'left',
] as const satisfies readonly (keyof Sums)[];

/** Who would be elected: ballot numbers, best first. `tied`: numbers of which only some can be seated. */
interface ExpectedOutcome {
  readonly winners: readonly number[];
  readonly tied: readonly number[];
  readonly noWinner: 'no-vote-first' | 'below-ten-percent' | 'no-candidates' | null;
}

interface ExpectedSeats {
  readonly list: number;
  readonly constituency: number;
}

/** What a set of forms must come to. Made by plain loops, with no code of the tally. */
export interface Expected {
  /** By area index, then ballot index; null where no form of the ballot is in. */
  readonly sums: readonly (readonly (Sums | null)[])[];
  /** By contest index; null for party lists and referendums. */
  readonly outcomes: readonly (ExpectedOutcome | null)[];
  /** By party index; null without a party-list contest. */
  readonly seats: readonly ExpectedSeats[] | null;
  /** Party indexes with equal remainders at the last seat. */
  readonly tiedForLast: readonly number[];
}

function emptySums(lines: number | null, parties: number | null): Sums {
  return {
    returns: 0,
    stations: 0,
    registered: 0,
    present: 0,
    received: 0,
    used: 0,
    valid: 0,
    invalid: 0,
    noVote: 0,
    left: 0,
    votes: lines === null ? null : new Array<number>(lines).fill(0),
    parties: parties === null ? null : new Array<number>(parties).fill(0),
  };
}

/** Adds the forms up: `rows` by return index, null where the form is not in. */
export function expectFrom(election: Election, rows: readonly (FormRow | null)[]): Expected {
  const sums: (Sums | null)[][] = election.pkg.areas.map(() => election.ballots.map(() => null));
  const contestOf = new Map<Sums, Contest>();
  rows.forEach((row, index) => {
    if (row === null) return;
    const spec = at(election.returns, index);
    for (const area of at(election.areasOfUnit, spec.unitIndex)) {
      const ofArea = at(sums, area);
      let total = ofArea[spec.ballotIndex] ?? null;
      if (total === null) {
        const parties = hasParties(spec.contest) ? election.pkg.parties.length : null;
        total = emptySums(spec.lines.length, parties);
        contestOf.set(total, spec.contest);
        ofArea[spec.ballotIndex] = total;
      } else if (contestOf.get(total) !== spec.contest) total.votes = null;
      addForm(total, row, spec);
    }
  });
  const outcomes = election.pkg.contests.map((contest, c) => {
    if (contest.kind === 'party-list' || contest.kind === 'referendum') return null;
    return outcomeOf(election, c, sums);
  });
  const { seats, tiedForLast } = seatsOf(election, sums, outcomes);
  return { sums, outcomes, seats, tiedForLast };
}

function hasParties(contest: Contest): boolean {
  return contest.kind !== 'referendum';
}

/** Adds one form; places that the paper does not have add nothing. */
function addForm(total: Sums, row: FormRow, spec: ReturnSpec): void {
  total.returns += 1;
  if (spec.unit.kind === 'station') total.stations += 1;
  const has = (role: string) => spec.form.fields.some((f) => f.role === role);
  if (has('registered')) total.registered += spec.unit.registered ?? 0;
  if (has('present')) total.present += row.present ?? 0;
  if (has('received')) total.received += row.received ?? 0;
  if (has('used')) total.used += row.used ?? 0;
  if (has('left')) total.left += row.left ?? 0;
  total.valid += row.valid;
  total.invalid += row.invalid;
  total.noVote += row.noVote;
  row.votes.forEach((votes, line) => {
    if (total.votes !== null) total.votes[line] = (total.votes[line] ?? 0) + votes;
    const party = at(spec.lines, line).partyIndex;
    if (total.parties !== null && party >= 0) total.parties[party] = (total.parties[party] ?? 0) + votes;
  });
}

/** Naive reading of the law: most votes and more than no-vote; uncontested also a tenth of the voters (domain 3.3, 3.4). */
function outcomeOf(
  election: Election,
  c: number,
  sums: readonly (readonly (Sums | null)[])[],
): ExpectedOutcome {
  const contest = at(election.pkg.contests, c);
  const lines = at(election.linesOfContest, c);
  if (lines.length === 0) return { winners: [], tied: [], noWinner: 'no-candidates' };
  const area = election.areaIndex.get(contest.areaId) ?? -1;
  const total = sums[area]?.[election.ballots.indexOf(contest.ballot)] ?? null;
  const votes = total?.votes ?? null;
  if (total === null || votes === null) return { winners: [], tied: [], noWinner: null };
  const uncontested = contest.kind !== 'constituency' && lines.length <= contest.seats;
  const least = uncontested ? total.registered : 0;
  const order = votes
    .map((v, line) => ({ v, line }))
    .filter((o) => o.v > total.noVote && o.v * 10 >= least)
    .sort((x, y) => y.v - x.v || x.line - y.line);
  if (order.length === 0) {
    const noWinner = Math.max(...votes) > total.noVote ? 'below-ten-percent' : 'no-vote-first';
    return { winners: [], tied: [], noWinner };
  }
  const last = at(order, Math.min(contest.seats, order.length) - 1).v;
  const above = order.filter((o) => o.v > last);
  const level = order.filter((o) => o.v === last);
  const numbers = (list: typeof order) => list.map((o) => at(lines, o.line).number);
  if (above.length + level.length <= contest.seats) {
    return { winners: numbers([...above, ...level]), tied: [], noWinner: null };
  }
  return { winners: numbers(above), tied: numbers(level), noWinner: null };
}

/** Largest remainders over the whole country in exact whole numbers (domain 3.1); list lengths cut what is won. */
function seatsOf(
  election: Election,
  sums: readonly (readonly (Sums | null)[])[],
  outcomes: readonly (ExpectedOutcome | null)[],
): { seats: ExpectedSeats[] | null; tiedForLast: number[] } {
  const list = election.pkg.contests.find((contest) => contest.kind === 'party-list');
  if (list === undefined) return { seats: null, tiedForLast: [] };
  const area = election.areaIndex.get(list.areaId) ?? -1;
  const votes =
    sums[area]?.[election.ballots.indexOf(list.ballot)]?.parties ?? election.pkg.parties.map(() => 0);
  let all = 0;
  for (const v of votes) all += v;
  const won = votes.map((v) => (all === 0 ? 0 : Number((BigInt(v) * BigInt(list.seats)) / BigInt(all))));
  const rest = votes.map((v) => (all === 0 ? 0n : (BigInt(v) * BigInt(list.seats)) % BigInt(all)));
  let left = all === 0 ? 0 : list.seats;
  for (const w of won) left -= w;
  const order = rest.map((r, i) => ({ r, i })).sort((x, y) => (x.r < y.r ? 1 : x.r > y.r ? -1 : x.i - y.i));
  const cut = left > 0 ? order[left - 1]?.r : undefined;
  const tied = cut === undefined ? [] : order.filter((o) => o.r === cut).map((o) => o.i);
  const clear = cut === undefined ? [] : order.filter((o) => o.r > cut);
  const split = clear.length + tied.length > left;
  for (const o of split ? clear : order.slice(0, left)) won[o.i] = at(won, o.i) + 1;
  const constituency = election.pkg.parties.map(() => 0);
  election.pkg.contests.forEach((contest, c) => {
    if (contest.kind !== 'constituency') return;
    for (const number of outcomes[c]?.winners ?? []) {
      const party = at(election.linesOfContest, c).find((line) => line.number === number)?.partyIndex ?? -1;
      if (party >= 0) constituency[party] = at(constituency, party) + 1;
    }
  });
  const seats = election.pkg.parties.map((party, i) => ({
    list: Math.min(at(won, i), party.listNumber === null ? 0 : party.listSize),
    constituency: at(constituency, i),
  }));
  return { seats, tiedForLast: split ? tied : [] };
}
