import { at } from '../basics/assert.ts';
import { UNCHECKED } from './compare.ts';
import { counted, headSum, partySum } from './count.ts';
import type { Head } from './cut.ts';
import type { Recomputed } from './state.ts';
import {
  contestOver,
  partyIdOf,
  percentOf,
  progressPart,
  stationVotesIn,
  votersOf,
  votesIn,
} from './v1-parts.ts';

/** A cell that is not worked out here (see docs/verify.md). */
export const ANY: unique symbol = Symbol('any');
type Cell = string | number | typeof ANY;

/** A table of /feed/ as it should be: heading and rows in order (docs/formats/feed.md). */
export interface ExpectedTable {
  readonly path: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const HEAD = ['cut', 'as_of', 'status'];
const COVERAGE = [
  'stations_shown',
  'stations_received',
  'stations_expected',
  'other_units_shown',
  'other_units_received',
  'other_units_expected',
];
const SUMS = [
  'registered_voters',
  'registered_voters_shown',
  'counted',
  'valid',
  'invalid',
  'no_vote',
  'advance_counted',
  'advance_valid',
  'counted_percent_of_registered_voters',
  'valid_percent_of_counted',
  'invalid_percent_of_counted',
  'no_vote_percent_of_counted',
];
const OUTCOME = [
  'contest',
  'progress',
  'leading_numbers',
  'tied_numbers',
  'no_winner',
  'margin_votes',
  'voters_out',
];

export function expectedTables(state: Recomputed, head: Head): ExpectedTable[] {
  return [
    national(state, head),
    provinces(state, head),
    constituencies(state, head),
    candidates(state, head),
    parties(state, head),
  ];
}

function headCells(head: Head): Cell[] {
  return [head.cut, head.at, head.status];
}

function coverageCells(state: Recomputed, area: number): Cell[] {
  const { stations, others } = state.coverage(area);
  return [
    stations.shown,
    stations.received,
    stations.expected,
    others.shown,
    others.received,
    others.expected,
  ];
}

function sumCells(state: Recomputed, area: number, ballot: number): Cell[] {
  const all = state.recount.of(area, ballot);
  const stations = state.recount.ofStations(area, ballot);
  const voters = votersOf(state.election, area);
  const count = counted(all);
  const valid = headSum(all, 'valid');
  const invalid = headSum(all, 'invalid');
  const noVote = headSum(all, 'noVote');
  return [
    voters,
    headSum(stations, 'registered'),
    count,
    valid,
    invalid,
    noVote,
    count - counted(stations),
    valid - headSum(stations, 'valid'),
    percentOf(count, voters),
    percentOf(valid, count),
    percentOf(invalid, count),
    percentOf(noVote, count),
  ];
}

function areasOf(state: Recomputed, kind: string): number[] {
  return state.election.pkg.areas.flatMap((area, a) => (area.kind === kind ? [a] : []));
}

function national(state: Recomputed, head: Head): ExpectedTable {
  const { election } = state;
  const root = election.parentOfArea.indexOf(-1);
  return {
    path: '/feed/national.csv',
    columns: [...HEAD, 'area', 'ballot', ...COVERAGE, ...SUMS],
    rows: election.ballots.map((ballot, b) => [
      ...headCells(head),
      at(election.pkg.areas, root).id,
      ballot,
      ...coverageCells(state, root),
      ...sumCells(state, root, b),
    ]),
  };
}

function provinces(state: Recomputed, head: Head): ExpectedTable {
  const { election } = state;
  return {
    path: '/feed/provinces.csv',
    columns: [...HEAD, 'province', 'province_name_th', 'province_name_en', 'ballot', ...COVERAGE, ...SUMS],
    rows: areasOf(state, 'province').flatMap((a) => {
      const area = at(election.pkg.areas, a);
      return election.ballots.map((ballot, b) => [
        ...headCells(head),
        area.id,
        area.name.th,
        area.name.en,
        ballot,
        ...coverageCells(state, a),
        ...sumCells(state, a, b),
      ]);
    }),
  };
}

function constituencies(state: Recomputed, head: Head): ExpectedTable {
  const { election } = state;
  return {
    path: '/feed/constituencies.csv',
    columns: [
      ...HEAD,
      'constituency',
      'constituency_name_th',
      'constituency_name_en',
      'province',
      'ballot',
      ...COVERAGE,
      ...SUMS,
      ...OUTCOME,
    ],
    rows: areasOf(state, 'constituency').flatMap((a) => {
      const area = at(election.pkg.areas, a);
      return election.ballots.map((ballot, b) => [
        ...headCells(head),
        area.id,
        area.name.th,
        area.name.en,
        provinceOf(state, a),
        ballot,
        ...coverageCells(state, a),
        ...sumCells(state, a, b),
        ...outcomeCells(state, a, b),
      ]);
    }),
  };
}

function provinceOf(state: Recomputed, area: number): string {
  const { election } = state;
  for (let a = area; a >= 0; a = at(election.parentOfArea, a)) {
    const { kind, id } = at(election.pkg.areas, a);
    if (kind === 'province') return id;
  }
  return '';
}

function outcomeCells(state: Recomputed, a: number, b: number): Cell[] {
  const { election } = state;
  const c = contestOver(election, a, b);
  if (c === null) return ['', '', '', '', '', '', ''];
  const contest = at(election.pkg.contests, c);
  const e = state.elected[c] ?? null;
  if (e === null || contest.areaId !== at(election.pkg.areas, a).id) {
    return [contest.id, '', '', '', '', '', ''];
  }
  const lines = at(election.linesOfContest, c);
  const numbers = (list: readonly number[]) => list.map((line) => at(lines, line).number).join(' ');
  const progress = progressPart(state, c);
  const sorted = [...e.votes].sort((x, y) => y - x);
  return [
    contest.id,
    progress === UNCHECKED ? ANY : progress,
    numbers(e.ahead),
    numbers(e.tied),
    e.noWinner ?? '',
    (sorted[0] ?? 0) - (sorted[1] ?? 0),
    state.allIn.has(c) ? 0 : ANY,
  ];
}

function candidates(state: Recomputed, head: Head): ExpectedTable {
  const { election } = state;
  return {
    path: '/feed/candidates.csv',
    columns: [
      ...HEAD,
      'constituency',
      'province',
      'contest',
      'ballot',
      'number',
      'candidate',
      'name_th',
      'name_en',
      'party',
      'votes',
      'advance_votes',
      'rank',
      'votes_percent_of_valid',
      'valid',
      'no_vote',
      'stations_shown',
      'stations_received',
      'stations_expected',
    ],
    rows: areasOf(state, 'constituency').flatMap((a) =>
      election.ballots.flatMap((ballot, b) => {
        const c = contestOver(election, a, b);
        if (c === null || election.pkg.contests[c]?.kind === 'party-list') return [];
        const lines = at(election.linesOfContest, c);
        const votes = votesIn(state, a, b, lines.length);
        const stationVotes = stationVotesIn(state, a, b, lines.length);
        const count = state.recount.of(a, b);
        const valid = headSum(count, 'valid');
        const { stations } = state.coverage(a);
        return lines.map((line, i): Cell[] => [
          ...headCells(head),
          at(election.pkg.areas, a).id,
          provinceOf(state, a),
          at(election.pkg.contests, c).id,
          ballot,
          line.number,
          line.candidate?.id ?? line.choice?.code ?? '',
          line.name.th,
          line.name.en,
          partyIdOf(election, line.partyIndex) ?? '',
          at(votes, i),
          at(votes, i) - at(stationVotes, i),
          1 + votes.filter((other) => other > at(votes, i)).length,
          percentOf(at(votes, i), valid),
          valid,
          headSum(count, 'noVote'),
          stations.shown,
          stations.received,
          stations.expected,
        ]);
      }),
    ),
  };
}

function parties(state: Recomputed, head: Head): ExpectedTable {
  const { election, house } = state;
  const list = ballotOf(state, 'party-list');
  const persons = ballotOf(state, 'constituency');
  const root = election.parentOfArea.indexOf(-1);
  const areas = list < 0 && persons < 0 ? [] : [root, ...areasOf(state, 'constituency')];
  const rows = areas.flatMap((a) => {
    const area = at(election.pkg.areas, a);
    const listCount = list < 0 ? null : state.recount.of(a, list);
    const personCount = persons < 0 ? null : state.recount.of(a, persons);
    const { stations } = state.coverage(a);
    return election.pkg.parties.map((party, p): Cell[] => {
      const listVotes = partySum(listCount, p);
      return [
        ...headCells(head),
        area.kind,
        area.id,
        party.id,
        party.listNumber ?? '',
        party.name.th,
        party.name.en,
        listVotes,
        percentOf(listVotes, headSum(listCount, 'valid')),
        partySum(personCount, p),
        seatsLeading(state, a === root ? null : area.id, p),
        a === root && house !== null ? at(house.parties, p).list : '',
        stations.shown,
        stations.received,
        stations.expected,
      ];
    });
  });
  return {
    path: '/feed/parties.csv',
    columns: [
      ...HEAD,
      'area_kind',
      'area',
      'party',
      'list_number',
      'name_th',
      'name_en',
      'list_votes',
      'list_votes_percent_of_valid_list_votes',
      'constituency_votes',
      'constituency_seats_leading',
      'list_seats_projected',
      'stations_shown',
      'stations_received',
      'stations_expected',
    ],
    rows,
  };
}

function ballotOf(state: Recomputed, kind: string): number {
  const contest = state.election.pkg.contests.find((c) => c.kind === kind);
  return contest === undefined ? -1 : state.election.ballots.indexOf(contest.ballot);
}

/** Constituency seats that a party's candidates lead: of one constituency, or of the country. */
function seatsLeading(state: Recomputed, areaId: string | null, party: number): number {
  let seats = 0;
  state.election.pkg.contests.forEach((contest, c) => {
    if (contest.kind !== 'constituency' || (areaId !== null && contest.areaId !== areaId)) return;
    const lines = at(state.election.linesOfContest, c);
    for (const line of state.elected[c]?.ahead ?? []) if (at(lines, line).partyIndex === party) seats += 1;
  });
  return seats;
}
