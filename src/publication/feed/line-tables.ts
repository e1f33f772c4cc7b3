import { at } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import type { PublicView } from '../model.ts';
import { percent } from '../percent.ts';
import { contestOver, provinceOfArea } from '../places.ts';
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
    return at(election.linesOfContest, contestIndex).map((line, i) => {
      const votes = all[i] ?? 0;
      return csvLine([
        at(election.pkg.areas, areaIndex).id,
        province,
        contest.id,
        ballot,
        line.number,
        line.candidate?.id ?? line.choice?.code ?? '',
        line.name.th,
        line.name.en,
        line.partyIndex < 0 ? '' : at(election.pkg.parties, line.partyIndex).id,
        votes,
        votes - (stations[i] ?? 0),
        1 + all.filter((other) => other > votes).length,
        percent(votes, totals.valid),
        totals.valid,
        totals.noVote,
        ...coverage,
      ]);
    });
  });
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
  const kindOf = (b: number) =>
    election.pkg.contests.find((contest) => contest.ballot === at(election.ballots, b))?.kind;
  const list = election.ballots.findIndex((_, b) => kindOf(b) === 'party-list');
  const persons = election.ballots.findIndex((_, b) => kindOf(b) === 'constituency');
  if (list < 0 && persons < 0) return [];
  const listTotals = list < 0 ? null : tally.totals(areaIndex, list);
  const personVotes = persons < 0 ? null : tally.totals(areaIndex, persons).partyVotes;
  const leading = seatsLeading(view, areaIndex);
  const nation = area.kind === 'nation';
  const coverage = stationCells(view, areaIndex);
  return election.pkg.parties.map((party, i) => {
    const votes = listTotals?.partyVotes?.[i] ?? 0;
    return csvLine([
      area.kind,
      area.id,
      party.id,
      party.listNumber ?? '',
      party.name.th,
      party.name.en,
      votes,
      percent(votes, listTotals?.valid ?? 0),
      personVotes?.[i] ?? 0,
      leading[i] ?? 0,
      nation ? (view.seats?.parties[i]?.list ?? '') : '',
      ...coverage,
    ]);
  });
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
