import { at } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import type { Election, Line } from '../../election/lookup.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { contestOver, provinceOfArea } from '../places.ts';
import { ranksOf } from '../ranks.ts';
import type { Cell } from './columns.ts';
import { STATION_COLUMNS, stationCells } from './columns.ts';

export const CANDIDATE_COLUMNS = [
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
  ...STATION_COLUMNS,
] as const;

/** Candidates and answers with their votes in one constituency, by ballot number. */
export function candidateRows(view: PublicView, areaIndex: number): readonly string[] {
  const { election, tally } = view;
  const coverage = stationCells(view, areaIndex);
  const province = provinceOfArea(election, areaIndex);
  return election.ballots.flatMap((ballot, b) => {
    const contestIndex = contestOver(election, areaIndex, b);
    if (contestIndex === null) return [];
    const contest = at(election.pkg.contests, contestIndex);
    if (contest.kind === 'party-list') return [];
    const totals = tally.totals(areaIndex, b);
    const stations = tally.stationTotals(areaIndex, b).votes ?? [];
    const all = totals.votes ?? [];
    const ranks = ranksOf(all);
    const place = cells([at(election.pkg.areas, areaIndex).id, province, contest.id, ballot]);
    const rest = [totals.valid, totals.noVote, ...coverage].join(',');
    return at(election.linesOfContest, contestIndex).map((line, i) => {
      const votes = all[i] ?? 0;
      const advance = votes - (stations[i] ?? 0);
      return `${place},${lineText(election, line)},${votes},${advance},${ranks[i] ?? 0},${percent(votes, totals.valid)},${rest}\n`;
    });
  });
}

/** Cells as they stand in a row, without its end. Numbers may be put after them as they are: they need no quotes. */
function cells(list: readonly Cell[]): string {
  return csvLine(list).slice(0, -1);
}

/** Cells of a line that never change; they are long, and a cut of the whole country has thousands of them. */
const lineTexts = new WeakMap<Line, string>();

function lineText(election: Election, line: Line): string {
  let text = lineTexts.get(line);
  if (text === undefined) {
    const party = line.partyIndex < 0 ? '' : at(election.pkg.parties, line.partyIndex).id;
    const who = line.candidate?.id ?? line.choice?.code ?? '';
    text = cells([line.number, who, line.name.th, line.name.en, party]);
    lineTexts.set(line, text);
  }
  return text;
}

export const PARTY_COLUMNS = [
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
  ...STATION_COLUMNS,
] as const;

/** Votes of every party in one area; empty where the election has no ballots with parties. */
export function partyRows(view: PublicView, areaIndex: number): readonly string[] {
  const { election, tally } = view;
  const area = at(election.pkg.areas, areaIndex);
  const { list, persons, texts } = partyBallots(election);
  if (list < 0 && persons < 0) return [];
  const listTotals = list < 0 ? null : tally.totals(areaIndex, list);
  const personVotes = persons < 0 ? null : tally.totals(areaIndex, persons).partyVotes;
  const leading = seatsLeading(view, areaIndex);
  const nation = area.kind === 'nation';
  const place = cells([area.kind, area.id]);
  const coverage = stationCells(view, areaIndex).join(',');
  return texts.map((party, i) => {
    const votes = listTotals?.partyVotes?.[i] ?? 0;
    const share = percent(votes, listTotals?.valid ?? 0);
    const seats = nation ? (view.seats?.parties[i]?.list ?? '') : '';
    return `${place},${party},${votes},${share},${personVotes?.[i] ?? 0},${leading[i] ?? 0},${seats},${coverage}\n`;
  });
}

interface PartyBallots {
  /** Ballot indexes; -1 where the election has none. */
  readonly list: number;
  readonly persons: number;
  /** By party: the cells that never change. */
  readonly texts: readonly string[];
}

const partyBallotsOf = new WeakMap<Election, PartyBallots>();

function partyBallots(election: Election): PartyBallots {
  const known = partyBallotsOf.get(election);
  if (known !== undefined) return known;
  const { contests, parties } = election.pkg;
  const kinds = election.ballots.map((ballot) => contests.find((c) => c.ballot === ballot)?.kind);
  const made = {
    list: kinds.indexOf('party-list'),
    persons: kinds.indexOf('constituency'),
    texts: parties.map((p) => cells([p.id, p.listNumber ?? '', p.name.th, p.name.en])),
  };
  partyBallotsOf.set(election, made);
  return made;
}

/** Constituency seats of each party in the area if the figures stayed as they are. */
function seatsLeading(view: PublicView, areaIndex: number): readonly number[] {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  if (area.kind === 'nation') return view.seats?.parties.map((p) => p.constituency) ?? [];
  const seats = election.pkg.parties.map(() => 0);
  const persons = election.ballots.findIndex((_, b) => {
    const c = contestOver(election, areaIndex, b);
    return c !== null && at(election.pkg.contests, c).kind === 'constituency';
  });
  const contestIndex = persons < 0 ? null : contestOver(election, areaIndex, persons);
  if (contestIndex === null) return seats;
  const lines = at(election.linesOfContest, contestIndex);
  for (const line of view.outcome(contestIndex)?.ahead ?? []) {
    const party = at(lines, line).partyIndex;
    if (party >= 0) seats[party] = at(seats, party) + 1;
  }
  return seats;
}
