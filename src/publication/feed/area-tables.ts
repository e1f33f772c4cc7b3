import { at } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import type { PublicView } from '../model.ts';
import { contestOver, provinceOfArea } from '../places.ts';
import type { Cell } from './columns.ts';
import { BALLOT_COLUMNS, ballotCells } from './columns.ts';

export const NATIONAL_COLUMNS = ['area', ...BALLOT_COLUMNS] as const;

export const PROVINCE_COLUMNS = [
  'province',
  'province_name_th',
  'province_name_en',
  ...BALLOT_COLUMNS,
] as const;

export const CONSTITUENCY_COLUMNS = [
  'constituency',
  'constituency_name_th',
  'constituency_name_en',
  'province',
  ...BALLOT_COLUMNS,
  'contest',
  'progress',
  'leading_numbers',
  'tied_numbers',
  'no_winner',
  'margin_votes',
  'voters_out',
] as const;

/** Rows without the columns of the cut, one for each ballot. */
export function nationalRows(view: PublicView): readonly string[] {
  const root = view.election.parentOfArea.indexOf(-1);
  return ballotRows(view, root, [at(view.election.pkg.areas, root).id]);
}

export function provinceRows(view: PublicView): readonly string[] {
  return view.election.pkg.areas.flatMap((area, i) =>
    area.kind === 'province' ? ballotRows(view, i, [area.id, area.name.th, area.name.en]) : [],
  );
}

function ballotRows(view: PublicView, areaIndex: number, first: readonly Cell[]): readonly string[] {
  return view.election.ballots.map((_, b) => csvLine([...first, ...ballotCells(view, areaIndex, b)]));
}

export function constituencyRows(view: PublicView, areaIndex: number): readonly string[] {
  const { election } = view;
  const area = at(election.pkg.areas, areaIndex);
  const first = [area.id, area.name.th, area.name.en, provinceOfArea(election, areaIndex)];
  return election.ballots.map((_, b) =>
    csvLine([...first, ...ballotCells(view, areaIndex, b), ...outcomeCells(view, areaIndex, b)]),
  );
}

function outcomeCells(view: PublicView, areaIndex: number, ballotIndex: number): readonly Cell[] {
  const { election } = view;
  const contestIndex = contestOver(election, areaIndex, ballotIndex);
  if (contestIndex === null) return ['', '', '', '', '', '', ''];
  const contest = at(election.pkg.contests, contestIndex);
  const own = contest.areaId === at(election.pkg.areas, areaIndex).id;
  const outcome = own ? view.outcome(contestIndex) : null;
  if (outcome === null) return [contest.id, '', '', '', '', '', ''];
  const lines = at(election.linesOfContest, contestIndex);
  const numbers = (list: readonly number[]): string => list.map((line) => at(lines, line).number).join(' ');
  const [first, second] = outcome.ranking;
  return [
    contest.id,
    outcome.progress,
    numbers(outcome.ahead),
    numbers(outcome.tied),
    outcome.noWinner ?? '',
    (first?.votes ?? 0) - (second?.votes ?? 0),
    outcome.votersOut,
  ];
}
