import { at } from '../basics/assert.ts';
import { UNCHECKED } from './compare.ts';
import { headSum } from './count.ts';
import type { Head } from './cut.ts';
import { record } from './cut.ts';
import type { Recomputed, Standing } from './state.ts';
import {
  ballotPart,
  contestOver,
  coveragePart,
  headPart,
  isWithin,
  keptHeadPart,
  leaderPart,
  outcomePart,
  partyIdOf,
  percentOf,
  shortCoveragePart,
  stationVotesIn,
  votesIn,
} from './v1-parts.ts';

export function nationExpected(state: Recomputed, head: Head) {
  const { election } = state;
  const root = election.parentOfArea.indexOf(-1);
  const { publication, title } = election.pkg.manifest;
  return {
    ...headPart(head),
    title,
    policy: {
      capPercent: state.capPercent,
      paused: state.paused,
      pauseReason: UNCHECKED,
      embargo: state.embargo,
      firstRelease: publication.firstRelease,
    },
    changed: UNCHECKED,
    coverage: coveragePart(state, root),
    ballots: election.ballots.map((_, b) => ballotPart(state, root, b)),
    seats: nationSeats(state, head),
    contests: widerContests(state),
    provinces: election.pkg.areas.flatMap((area, a) =>
      area.kind === 'province' ? [[area.id, ...shortCoveragePart(state, a).stations]] : [],
    ),
    constituencies: election.pkg.areas.flatMap((area, a) =>
      area.kind === 'constituency'
        ? [[area.id, ...shortCoveragePart(state, a).stations, ...shortLeader(state, area.id)]]
        : [],
    ),
  };
}

/** Progress, number, party, votes and margin of the line that leads; and why nobody would be elected. */
function shortLeader(state: Recomputed, areaId: string): unknown[] {
  const c = state.election.pkg.contests.findIndex(
    (contest) => contest.areaId === areaId && contest.kind === 'constituency',
  );
  const leader = c < 0 ? null : leaderPart(state, c);
  if (leader === null) return [];
  const row = [leader.progress, leader.number, leader.party, leader.votes, leader.margin];
  return leader.noWinner === null ? row : [...row, leader.noWinner];
}

function nationSeats(state: Recomputed, head: Head) {
  const { house, election } = state;
  if (house === null) return null;
  return {
    projection: head.status === 'unofficial',
    listVotes: house.listVotes,
    listSeats: house.listSeats,
    open: openSeats(state),
    tiedForLast: house.tiedForLast.map((p) => partyIdOf(election, p)),
    parties: house.parties.flatMap((party, p) =>
      party.list + party.constituency > 0
        ? [{ party: partyIdOf(election, p), constituency: party.constituency, list: party.list }]
        : [],
    ),
  };
}

/** Seats of the House that nobody holds yet. */
function openSeats(state: Recomputed): number {
  const { house, election, elected } = state;
  let open = (house?.listSeats ?? 0) - (house?.parties ?? []).reduce((n, party) => n + party.list, 0);
  election.pkg.contests.forEach((contest, c) => {
    if (contest.kind === 'constituency') open += contest.seats - (elected[c]?.ahead.length ?? 0);
  });
  return open;
}

function widerContests(state: Recomputed) {
  const { election } = state;
  return election.pkg.contests.flatMap((contest, c) => {
    if (contest.kind === 'constituency') return [];
    const lines = at(election.linesOfContest, c);
    const area = election.areaIndex.get(contest.areaId) ?? -1;
    const votes = votesIn(state, area, election.ballots.indexOf(contest.ballot), lines.length);
    const all = lines.map((line, i) => [line.number, at(votes, i)] as const);
    return [
      {
        contest: contest.id,
        kind: contest.kind,
        area: contest.areaId,
        seats: contest.seats,
        title: contest.title,
        leader: leaderPart(state, c),
        lines: contest.kind === 'party-list' ? all.filter(([, v]) => v > 0) : all,
      },
    ];
  });
}

/** Provinces and local bodies. */
export function areaExpected(state: Recomputed, head: Head, a: number) {
  const { election } = state;
  const area = at(election.pkg.areas, a);
  return {
    ...keptHeadPart(head),
    id: area.id,
    kind: area.kind,
    code: area.code,
    name: area.name,
    parent: area.parentId,
    coverage: coveragePart(state, a),
    ballots: election.ballots.map((_, b) => ballotPart(state, a, b)),
    contests: election.pkg.contests.flatMap((contest, c) => {
      if (contest.areaId !== area.id) return [];
      const lines = at(election.linesOfContest, c);
      const votes = votesIn(state, a, election.ballots.indexOf(contest.ballot), lines.length);
      return [
        {
          contest: contest.id,
          kind: contest.kind,
          seats: contest.seats,
          lines: lines.map((line, i) => ({
            number: line.number,
            name: line.name,
            party: partyIdOf(election, line.partyIndex),
            votes: at(votes, i),
          })),
          outcome: outcomePart(state, c),
        },
      ];
    }),
    constituencies: election.pkg.areas.flatMap((inner, i) =>
      inner.kind === 'constituency' && isWithin(election, i, a) ? [constituencyShort(state, i)] : [],
    ),
  };
}

function constituencyShort(state: Recomputed, a: number) {
  const { election, recount } = state;
  const area = at(election.pkg.areas, a);
  return {
    id: area.id,
    name: area.name,
    ...shortCoveragePart(state, a),
    ballots: election.ballots.map((ballot, b) => {
      const count = recount.of(a, b);
      const valid = headSum(count, 'valid');
      const invalid = headSum(count, 'invalid');
      const noVote = headSum(count, 'noVote');
      return { ballot, counted: valid + invalid + noVote, valid, invalid, noVote };
    }),
    contests: election.pkg.contests.flatMap((contest, c) =>
      contest.areaId === area.id ? [leaderPart(state, c)] : [],
    ),
  };
}

export function constituencyExpected(state: Recomputed, head: Head, a: number) {
  const { election } = state;
  const area = at(election.pkg.areas, a);
  return {
    ...keptHeadPart(head),
    id: area.id,
    number: area.code,
    name: area.name,
    parent: area.parentId,
    zones: area.zones,
    coverage: coveragePart(state, a),
    capSlots: state.paused ? UNCHECKED : state.slots(a),
    ballots: election.ballots.map((_, b) => contestPart(state, a, b)),
    units: at(election.unitsOfConstituency, a).map((u) => [
      at(election.pkg.units, u).id,
      STATUS_LETTERS[at(state.standing, u)],
    ]),
  };
}

/** Whether a photo of an awaited unit has come is not in the forms: `a` and `p` are not told apart. */
const STATUS_LETTERS: Readonly<Record<Standing, unknown>> = {
  shown: 's',
  'held-back': 'h',
  partly: 'b',
  awaited: UNCHECKED,
};

function contestPart(state: Recomputed, a: number, b: number) {
  const { election } = state;
  const c = contestOver(election, a, b);
  const ballot = ballotPart(state, a, b);
  if (c === null) return { ...ballot, contest: null };
  const contest = at(election.pkg.contests, c);
  const lines = at(election.linesOfContest, c);
  const votes = votesIn(state, a, b, lines.length);
  const stationVotes = stationVotesIn(state, a, b, lines.length);
  const valid = headSum(state.recount.of(a, b), 'valid');
  return {
    ...ballot,
    contest: contest.id,
    kind: contest.kind,
    seats: contest.seats,
    lines: lines.map((line, i) => ({
      number: line.number,
      ...(contest.kind === 'party-list' ? {} : { name: line.name }),
      party: partyIdOf(election, line.partyIndex),
      votes: at(votes, i),
      stationVotes: at(stationVotes, i),
      rank: 1 + votes.filter((other) => other > at(votes, i)).length,
      votesPercentOfValid: percentOf(at(votes, i), valid),
    })),
    outcome: contest.areaId === area(state, a) ? outcomePart(state, c) : null,
  };
}

function area(state: Recomputed, a: number): string {
  return at(state.election.pkg.areas, a).id;
}

export function seatsExpected(state: Recomputed, head: Head) {
  const { house, election } = state;
  return {
    ...headPart(head),
    seats:
      house === null
        ? null
        : {
            projection: head.status === 'unofficial',
            listVotes: house.listVotes,
            listSeats: house.listSeats,
            open: openSeats(state),
            tiedForLast: house.tiedForLast.map((p) => partyIdOf(election, p)),
            parties: house.parties.map((party, p) => ({
              party: partyIdOf(election, p),
              ...party,
              total: party.list + party.constituency,
            })),
          },
  };
}

export function partiesExpected(state: Recomputed, head: Head) {
  return { election: head.election, package: head.package, parties: state.election.pkg.parties };
}

/** Times and cap as the package orders them; what the ledger changed of them is not in the forms. */
export function policyExpected(state: Recomputed, head: Head, found: unknown) {
  const { embargoUntil, firstRelease, completeBy, cap } = state.election.pkg.manifest.publication;
  const iso = (ms: number) => new Date(ms).toISOString();
  // a cap that a fact ordered names the fact; its text is in the ledger
  const asPackaged = !/^ledger \d+$/.test(String(record(record(found)['cap'])['source']));
  return {
    ...headPart(head),
    cap: {
      percent: state.capPercent,
      of: UNCHECKED,
      reason: asPackaged ? cap.reason : UNCHECKED,
      source: asPackaged ? cap.source : UNCHECKED,
      until: cap.until === null ? null : iso(cap.until),
      asPackaged: cap.percent,
    },
    embargo: Date.parse(head.at) < Math.max(embargoUntil, firstRelease),
    embargoUntil: iso(embargoUntil),
    firstRelease: iso(firstRelease),
    completeBy: iso(completeBy),
    paused: state.paused,
    pauseReason: UNCHECKED,
  };
}
