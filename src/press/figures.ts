import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';
import type { ContestKind } from '../election/model.ts';
import { LEADER_PERCENT } from '../publication/leader-percent.ts';
import type { PublicView } from '../publication/model.ts';
import { contestOver } from '../publication/places.ts';
import { registeredVoters } from '../publication/registered.ts';
import type { SeatState } from '../publication/seat-state.ts';
import { SEAT_STATES, seatStateOf } from '../publication/seat-state.ts';
import { correctionOf } from './changes.ts';
import { cutOf, electionOf } from './cut-of.ts';
import type { PressBallot, PressContest, PressFigures, PressRow, PressSeats } from './model.ts';
import { areaName, pathOfArea, shortName } from './names.ts';

/** More contests than that are counted only, not told one by one: Bangkok has 33. */
const MOST_CONTESTS = 40;
const MOST_CORRECTIONS = 12;

/** All that papers about an area may say at this cut. Takes plain copies: the view moves on, these figures do not. */
export function pressFigures(view: PublicView, areaIndex: number): PressFigures {
  const { election, policy } = view;
  const area = at(election.pkg.areas, areaIndex);
  const told = contestsIn(view, areaIndex);
  const states = Object.fromEntries(SEAT_STATES.map((state) => [state, 0])) as Record<SeatState, number>;
  for (const { contest } of told) states[contest.state] += 1;
  const corrections = view.corrections.filter(({ unitIndex }) =>
    at(election.areasOfUnit, unitIndex).includes(areaIndex),
  );
  const { list, listSeats } = listSeatsOf(view, areaIndex);
  return {
    version: 1,
    scope: { id: area.id, kind: area.kind, name: areaName(election, areaIndex) },
    path: pathOfArea(area),
    election: electionOf(view),
    cut: cutOf(view),
    policy: {
      capPercent: policy.capPercent,
      paused: policy.paused,
      pauseReason: { th: policy.pauseReason, en: policy.pauseReasonEn },
      embargo: policy.embargo,
      firstRelease: policy.firstRelease,
    },
    registeredVoters: registeredVoters(election, areaIndex),
    coverage: view.coverage(areaIndex),
    changedAt: policy.embargo ? null : (view.changed(areaIndex)?.at ?? null),
    ballots: election.ballots.flatMap((_, b) => ballotOf(view, areaIndex, b)),
    states,
    contests: told.length > MOST_CONTESTS ? [] : told.map(({ contest }) => contest),
    seats: seatsOf(election, told, list),
    listSeats,
    corrections: {
      total: corrections.length,
      latest: corrections.slice(0, MOST_CORRECTIONS).map((event) => correctionOf(election, event)),
    },
  };
}

/** Areas that have papers of their own: the nation, provinces, local bodies. */
export function pressScopes(election: Election): readonly number[] {
  return election.pkg.areas.flatMap((area, i) =>
    area.kind === 'nation' || area.kind === 'province' || area.kind === 'local-body' ? [i] : [],
  );
}

function isWithin(election: Election, area: number, whole: number): boolean {
  for (let i = area; i >= 0; i = at(election.parentOfArea, i)) if (i === whole) return true;
  return false;
}

interface Told {
  readonly contest: PressContest;
  /** Party that would hold the seat, by index; -1: none, or no single one. */
  readonly party: number;
}

function contestsIn(view: PublicView, areaIndex: number): readonly Told[] {
  const { election } = view;
  return election.pkg.contests.flatMap((contest, c): Told[] => {
    const area = election.areaIndex.get(contest.areaId) ?? -1;
    const outcome = view.outcome(c);
    if (outcome === null || !isWithin(election, area, areaIndex)) return [];
    const state = seatStateOf(view, outcome);
    const lines = at(election.linesOfContest, c);
    const ranking = state === 'awaiting' || state === 'no-candidates' ? [] : outcome.ranking;
    const { shown, expected } = view.coverage(area).stations;
    const last = ranking[contest.seats - 1];
    const next = ranking[contest.seats];
    return [
      {
        contest: {
          area: shortName(election, area),
          whole: area === areaIndex,
          kind: contest.kind,
          state,
          seats: contest.seats,
          shown,
          expected,
          first: ranking
            .slice(0, contest.seats + 1)
            .map(({ line, votes }) => rowOf(view, at(lines, line), votes)),
          margin: last === undefined || next === undefined ? null : last.votes - next.votes,
        },
        party: outcome.ahead.length === 1 ? at(lines, outcome.ahead[0] ?? 0).partyIndex : -1,
      },
    ];
  });
}

type Line = Election['linesOfContest'][number][number];

function rowOf({ election }: PublicView, line: Line, votes: number): PressRow {
  const { number, name } = line;
  const party =
    line.candidate === null || line.partyIndex < 0 ? null : at(election.pkg.parties, line.partyIndex).name;
  return { number, name, party, votes };
}

function ballotOf(view: PublicView, areaIndex: number, b: number): readonly PressBallot[] {
  const { election, tally } = view;
  const ballot = at(election.ballots, b);
  const kind = kindOf(election, areaIndex, ballot);
  if (kind === null) return [];
  const totals = tally.totals(areaIndex, b);
  const { rows, rowsAre } = rowsOf(view, areaIndex, b);
  return [
    {
      ballot,
      kind,
      counted: totals.counted,
      valid: totals.valid,
      invalid: totals.invalid,
      noVote: totals.noVote,
      registeredShown: totals.registered,
      present: totals.present,
      rowsAre,
      rows,
      votes: rows.reduce((sum, row) => sum + row.votes, 0),
    },
  ];
}

/** The kind of a ballot's contests; null where nobody in the area votes in one. */
function kindOf(election: Election, areaIndex: number, ballot: string): ContestKind | null {
  const contest = election.pkg.contests.find((c) => {
    if (c.ballot !== ballot) return false;
    const area = election.areaIndex.get(c.areaId) ?? -1;
    return isWithin(election, area, areaIndex) || isWithin(election, areaIndex, area);
  });
  return contest?.kind ?? null;
}

function rowsOf(view: PublicView, areaIndex: number, b: number): Pick<PressBallot, 'rows' | 'rowsAre'> {
  const { election, tally } = view;
  const { votes, partyVotes } = tally.totals(areaIndex, b);
  const contest = contestOver(election, areaIndex, b);
  const order = (rows: PressRow[]) =>
    rows.sort((x, y) => y.votes - x.votes || (x.number ?? 0) - (y.number ?? 0));
  if (contest !== null && votes !== null) {
    const lines = at(election.linesOfContest, contest);
    return { rowsAre: 'lines', rows: order(lines.map((line, i) => rowOf(view, line, votes[i] ?? 0))) };
  }
  if (partyVotes === null) return { rowsAre: 'nothing', rows: [] };
  const rows = election.pkg.parties.flatMap(({ name }, p): PressRow[] =>
    (partyVotes[p] ?? 0) > 0 ? [{ number: null, name, party: null, votes: partyVotes[p] ?? 0 }] : [],
  );
  return { rowsAre: 'parties', rows: order(rows) };
}

/** Seats of the party list on these figures, by party index; none before enough of the country is shown to name a leader. */
function listSeatsOf(view: PublicView, areaIndex: number) {
  const { seats, election } = view;
  if (seats === null || at(election.pkg.areas, areaIndex).kind !== 'nation')
    return { list: null, listSeats: null };
  const { shown, expected } = view.coverage(areaIndex).stations;
  const early = shown * 100 < expected * LEADER_PERCENT;
  const list = early ? null : new Map(seats.parties.map(({ partyIndex, list: n }) => [partyIndex, n]));
  return { list, listSeats: seats.listSeats };
}

const NAMED = { certified: 'certified', decided: 'decided', leading: 'leading' } as const;

function seatsOf(
  election: Election,
  told: readonly Told[],
  list: ReadonlyMap<number, number> | null,
): readonly PressSeats[] {
  const counts = new Map<number, { certified: number; decided: number; leading: number }>();
  const of = (party: number) => {
    const found = counts.get(party) ?? { certified: 0, decided: 0, leading: 0 };
    counts.set(party, found);
    return found;
  };
  for (const { contest, party } of told) {
    const state = contest.kind === 'constituency' ? contest.state : 'awaiting';
    if (party >= 0 && Object.hasOwn(NAMED, state)) of(party)[NAMED[state as keyof typeof NAMED]] += 1;
  }
  for (const [party, seats] of list ?? []) if (seats > 0) of(party);
  const total = (s: PressSeats) => s.certified + s.decided + s.leading + (s.list ?? 0);
  return [...counts]
    .map(([party, seats]): PressSeats => {
      const { name } = at(election.pkg.parties, party);
      return { name, ...seats, list: list === null ? null : (list.get(party) ?? 0) };
    })
    .sort((a, b) => total(b) - total(a));
}
