import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { Count, Recount } from './count.ts';
import { headSum, partySum } from './count.ts';

/** Lots that decided equal votes: ballot or list numbers in the order of the lot, by contest index. */
export type Lots = ReadonlyMap<number, readonly number[]>;

/** Who would be elected in a contest of persons by these forms. Lines are indexes of the contest's lines. */
export interface Elected {
  readonly contestIndex: number;
  readonly votes: readonly number[];
  /** 1 for the most votes; equal votes share the better place. */
  readonly ranks: readonly number[];
  readonly ahead: readonly number[];
  readonly tied: readonly number[];
  readonly noWinner: 'no-vote-first' | 'below-ten-percent' | 'no-candidates' | null;
  /** False while no form of the contest is in. */
  readonly begun: boolean;
}

/** Reads the law again for one contest (Constitution s.85, 92; domain 3.3, 3.4). */
export function electedIn(election: Election, recount: Recount, c: number, lots: Lots): Elected {
  const contest = at(election.pkg.contests, c);
  const lines = at(election.linesOfContest, c);
  const area = election.areaIndex.get(contest.areaId) ?? -1;
  const count = recount.of(area, election.ballots.indexOf(contest.ballot));
  const votes = count?.votes.get(c) ?? lines.map(() => 0);
  const ranks = votes.map((v) => 1 + votes.filter((other) => other > v).length);
  const base = { contestIndex: c, votes, ranks, begun: (count?.returns ?? 0) > 0 };
  if (lines.length === 0) return { ...base, ahead: [], tied: [], noWinner: 'no-candidates' };
  if (!base.begun) return { ...base, ahead: [], tied: [], noWinner: null };
  const noVote = headSum(count, 'noVote');
  const local = contest.kind === 'executive' || contest.kind === 'council';
  const least = local && lines.length <= contest.seats ? eligible(election, c) : 0;
  const qualified = lines.flatMap((_, line) =>
    at(votes, line) > noVote && at(votes, line) * 10 >= least ? [line] : [],
  );
  if (qualified.length === 0) {
    const noWinner = Math.max(...votes) > noVote ? 'below-ten-percent' : 'no-vote-first';
    return { ...base, ahead: [], tied: [], noWinner };
  }
  const lot = lots.get(c) ?? [];
  const place = (line: number) => {
    const drawn = lot.indexOf(at(lines, line).number);
    return drawn < 0 ? Number.MAX_SAFE_INTEGER : drawn;
  };
  const order = qualified.sort((x, y) => at(votes, y) - at(votes, x) || place(x) - place(y) || x - y);
  const seats = Math.min(contest.seats, order.length);
  const edge = at(votes, at(order, seats - 1));
  const level = order.filter((line) => at(votes, line) === edge);
  const above = order.filter((line) => at(votes, line) > edge);
  const room = seats - above.length;
  if (level.length <= room) return { ...base, ahead: [...above, ...level], tied: [], noWinner: null };
  if (level.every((line) => place(line) < Number.MAX_SAFE_INTEGER)) {
    return { ...base, ahead: [...above, ...level.slice(0, room)], tied: [], noWinner: null };
  }
  return { ...base, ahead: above, tied: level, noWinner: null };
}

/** Voters on the rolls of all stations of a contest; the published number where the package has no rolls. */
function eligible(election: Election, c: number): number {
  const contest = at(election.pkg.contests, c);
  const area = election.areaIndex.get(contest.areaId) ?? -1;
  let voters = 0;
  election.pkg.units.forEach((unit, u) => {
    if (unit.kind === 'station' && at(election.areasOfUnit, u).includes(area)) voters += unit.registered ?? 0;
  });
  return voters > 0 ? voters : (election.pkg.areas[area]?.registered ?? Number.MAX_SAFE_INTEGER);
}

interface PartyShare {
  readonly votes: number;
  readonly whole: number;
  readonly byRemainder: number;
  readonly list: number;
  readonly constituency: number;
}

export interface House {
  readonly listVotes: number;
  readonly listSeats: number;
  readonly parties: readonly PartyShare[];
  readonly tiedForLast: readonly number[];
}

/** The party-list seats in whole-number arithmetic, and the constituency seats (MP Act s.128; domain 3.1). */
export function houseOf(
  election: Election,
  recount: Recount,
  elected: readonly (Elected | null)[],
  lots: Lots,
): House | null {
  const { contests, parties } = election.pkg;
  const c = contests.findIndex((contest) => contest.kind === 'party-list');
  if (c < 0) return null;
  const contest = at(contests, c);
  const area = election.areaIndex.get(contest.areaId) ?? -1;
  const count: Count | null = recount.of(area, election.ballots.indexOf(contest.ballot));
  const votes = parties.map((_, p) => BigInt(partySum(count, p)));
  const all = votes.reduce((sum, v) => sum + v, 0n);
  const seats = BigInt(contest.seats);
  const whole = votes.map((v) => (all === 0n ? 0 : Number((v * seats) / all)));
  const rest = votes.map((v) => (all === 0n ? 0n : (v * seats) % all));
  const left = all === 0n ? 0 : contest.seats - whole.reduce((sum, w) => sum + w, 0);
  const byRemainder = parties.map(() => 0);
  const lot = lots.get(c) ?? [];
  const place = (p: number) => {
    const drawn = lot.indexOf(parties[p]?.listNumber ?? -1);
    return drawn < 0 ? Number.MAX_SAFE_INTEGER : drawn;
  };
  const order = parties
    .map((_, p) => p)
    .filter((p) => at(rest, p) > 0n)
    .sort((x, y) => (at(rest, x) < at(rest, y) ? 1 : at(rest, x) > at(rest, y) ? -1 : place(x) - place(y)));
  let tiedForLast: number[] = [];
  if (left > 0 && order.length >= left) {
    const edge = at(rest, at(order, left - 1));
    const level = order.filter((p) => at(rest, p) === edge);
    const clear = order.filter((p) => at(rest, p) > edge);
    const room = left - clear.length;
    const split = level.length > room && !level.every((p) => place(p) < Number.MAX_SAFE_INTEGER);
    for (const p of clear) byRemainder[p] = 1;
    if (split) tiedForLast = level;
    else for (const p of level.slice(0, room)) byRemainder[p] = 1;
  }
  const constituency = parties.map(() => 0);
  for (const e of elected) {
    if (e === null || contests[e.contestIndex]?.kind !== 'constituency') continue;
    for (const line of e.ahead) {
      const party = at(at(election.linesOfContest, e.contestIndex), line).partyIndex;
      if (party >= 0) constituency[party] = at(constituency, party) + 1;
    }
  }
  return {
    listVotes: Number(all),
    listSeats: contest.seats,
    tiedForLast,
    parties: parties.map((party, p) => ({
      votes: Number(at(votes, p)),
      whole: at(whole, p),
      byRemainder: at(byRemainder, p),
      list: Math.min(at(whole, p) + at(byRemainder, p), party.listSize),
      constituency: at(constituency, p),
    })),
  };
}
