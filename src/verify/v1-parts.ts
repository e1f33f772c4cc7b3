import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { HeadRole } from '../election/model.ts';
import { UNCHECKED } from './compare.ts';
import type { Count } from './count.ts';
import { counted, headSum, lineVotes, partySum } from './count.ts';
import type { Head } from './cut.ts';
import type { Elected } from './law.ts';
import type { Recomputed } from './state.ts';

/** What the parts of the files under /v1/ should be, built from the forms alone (docs/formats/v1.md). */

export function headPart(head: Head) {
  return { ...head, ledger: { ...head.ledger } };
}

export function keptHeadPart(head: Head) {
  const { status, drill, election } = head;
  return { status, drill, election, package: head.package, changed: UNCHECKED };
}

/** part / whole in percent with five decimals. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000_000) / 100_000;
}

const TOTAL_ROLES: readonly HeadRole[] = [
  'registered',
  'present',
  'received',
  'used',
  'valid',
  'invalid',
  'noVote',
  'left',
];

function totalsPart(count: Count | null) {
  return {
    returns: count?.returns ?? 0,
    ...Object.fromEntries(TOTAL_ROLES.map((role) => [role, headSum(count, role)])),
    counted: counted(count),
  };
}

/** Forms that are not of stations: the difference. */
function othersPart(all: Count | null, stations: Count | null) {
  const roles: readonly HeadRole[] = ['received', 'valid', 'invalid', 'noVote'];
  return {
    returns: (all?.returns ?? 0) - (stations?.returns ?? 0),
    ...Object.fromEntries(roles.map((role) => [role, headSum(all, role) - headSum(stations, role)])),
    counted: counted(all) - counted(stations),
  };
}

/** Whether an area can have one list of lines for a ballot: a contest covers it. Otherwise votes are given by party. */
export function contestOver(election: Election, area: number, ballot: number): number | null {
  for (let a = area; a >= 0; a = at(election.parentOfArea, a)) {
    const { id } = at(election.pkg.areas, a);
    const c = election.pkg.contests.findIndex(
      (contest) => contest.areaId === id && contest.ballot === election.ballots[ballot],
    );
    if (c >= 0) return c;
  }
  return null;
}

export function ballotPart(state: Recomputed, area: number, ballot: number) {
  const { election, recount } = state;
  const all = recount.of(area, ballot);
  const stations = recount.ofStations(area, ballot);
  const voters = votersOf(election, area);
  return {
    ballot: at(election.ballots, ballot),
    registeredVoters: voters,
    countedPercentOfRegisteredVoters: percentOf(counted(all), voters),
    total: totalsPart(all),
    stations: totalsPart(stations),
    others: othersPart(all, stations),
    partyVotes: partyVotesPart(state, area, ballot, all),
  };
}

function partyVotesPart(state: Recomputed, area: number, ballot: number, count: Count | null) {
  const { election } = state;
  if (contestOver(election, area, ballot) !== null) return null;
  const inside = election.pkg.contests.filter(
    (contest) =>
      contest.ballot === election.ballots[ballot] &&
      isWithin(election, election.areaIndex.get(contest.areaId) ?? -1, area),
  );
  // a province of one constituency has that one's lines, and no list by party
  if (inside.length <= 1) return null;
  const parties = election.pkg.contests.some(
    (contest, c) =>
      contest.ballot === election.ballots[ballot] &&
      at(election.linesOfContest, c).some((line) => line.partyIndex >= 0),
  );
  if (!parties) return null;
  return election.pkg.parties.flatMap((party, p) => {
    const votes = partySum(count, p);
    return votes > 0 ? [{ party: party.id, votes }] : [];
  });
}

/** Whether an area is another one or lies in it. */
export function isWithin(election: Election, inner: number, outer: number): boolean {
  for (let a = inner; a >= 0; a = at(election.parentOfArea, a)) if (a === outer) return true;
  return false;
}

/** Voters published for the area, else what its parts and rolls give. */
export function votersOf(election: Election, area: number): number {
  const published = at(election.pkg.areas, area);
  if (published.registered !== null) return published.registered;
  let rolls = 0;
  election.pkg.units.forEach((unit, u) => {
    if (unit.kind === 'station' && at(election.areasOfUnit, u).includes(area)) rolls += unit.registered ?? 0;
  });
  let parts = 0;
  if (published.kind === 'nation' || published.kind === 'province') {
    election.pkg.areas.forEach((part, a) => {
      const counts = part.kind === 'province' || part.kind === 'constituency' || part.kind === 'local-body';
      if (counts && election.parentOfArea[a] === area) parts += votersOf(election, a);
    });
  }
  return Math.max(rolls, parts);
}

export function coveragePart(state: Recomputed, area: number) {
  const { stations, others } = state.coverage(area);
  return { stations: { ...stations }, others: { ...others } };
}

export function shortCoveragePart(state: Recomputed, area: number) {
  const { shown, received, expected } = state.coverage(area).stations;
  return { stations: [shown, received, expected] };
}

export function partyIdOf(election: Election, party: number): string | null {
  return party < 0 ? null : at(election.pkg.parties, party).id;
}

/**
 * How far a contest is. Whether the order can still change while units are out is not worked out here; everything else is.
 */
export function progressPart(state: Recomputed, contest: number) {
  const e = state.elected[contest] ?? null;
  if (state.certified.has(contest)) return 'certified';
  if (e === null) return UNCHECKED;
  if (e.votes.length === 0) return 'decided';
  if (!e.begun) return 'awaiting';
  if (e.tied.length > 0) return 'leading';
  return state.allIn.has(contest) ? 'decided' : UNCHECKED;
}

/** Outcome of a contest of persons; the voters still out are not worked out here. */
export function outcomePart(state: Recomputed, contest: number) {
  const e = state.elected[contest] ?? null;
  if (e === null) return null;
  const lines = at(state.election.linesOfContest, contest);
  const numbers = (list: readonly number[]) => list.map((line) => at(lines, line).number);
  return {
    progress: progressPart(state, contest),
    ahead: numbers(e.ahead),
    tied: numbers(e.tied),
    noWinner: e.noWinner,
    votersOut: state.allIn.has(contest) ? 0 : UNCHECKED,
    draw: UNCHECKED,
    certified: UNCHECKED,
  };
}

/** The line that leads, and by how much. */
export function leaderPart(state: Recomputed, contest: number) {
  const e = state.elected[contest] ?? null;
  if (e === null) return null;
  const { first, second } = firstTwo(e);
  const line = first === undefined ? undefined : at(state.election.linesOfContest, contest)[first];
  const votes = first === undefined ? 0 : at(e.votes, first);
  const progress = progressPart(state, contest);
  const named = progress !== 'awaiting';
  return {
    contest: at(state.election.pkg.contests, contest).id,
    progress,
    number: named ? (line?.number ?? null) : null,
    party: named ? partyIdOf(state.election, line?.partyIndex ?? -1) : null,
    votes,
    margin: votes - (second === undefined ? 0 : at(e.votes, second)),
    tied: e.tied.length > 0,
    noWinner: e.noWinner,
  };
}

function firstTwo(e: Elected): { first: number | undefined; second: number | undefined } {
  const order = e.votes.map((_, line) => line).sort((x, y) => at(e.votes, y) - at(e.votes, x) || x - y);
  return { first: order[0], second: order[1] };
}

/** Lines of a contest with their votes in an area. */
export function votesIn(state: Recomputed, area: number, ballot: number, lines: number): readonly number[] {
  return lineVotes(state.recount.of(area, ballot), lines) ?? new Array<number>(lines).fill(0);
}

export function stationVotesIn(
  state: Recomputed,
  area: number,
  ballot: number,
  lines: number,
): readonly number[] {
  return lineVotes(state.recount.ofStations(area, ballot), lines) ?? new Array<number>(lines).fill(0);
}
