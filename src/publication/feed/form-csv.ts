import { at } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import type { Election } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figure } from '../../returns/figures.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE, NOT_ON_FORM } from '../../returns/figures.ts';
import type { FormRow } from '../fold/form-rows.ts';
import type { History } from '../fold/history.ts';
import { provinceOf } from '../places.ts';

/** Names of the head figures in the columns, in the order of HEAD_ROLES. */
const HEAD_COLUMNS = HEAD_ROLES.map((role) => (role === 'noVote' ? 'no_vote' : role));

export const FORM_COLUMNS = [
  'row',
  'seq',
  'shown_by_seq',
  'event',
  'unit_id',
  'unit_kind',
  'ballot',
  'contest',
  'form',
  'constituency',
  'province',
  'district',
  'sub_district',
  'version',
  'as_of',
  ...HEAD_COLUMNS,
  'votes',
  'photos',
  'findings',
  'as_written',
  'order',
  'reason_code',
  'reason',
  'remarks',
] as const;

/** A figure as it stands on the paper: number, dash, nothing, illegible, or no such place on this form. */
export function figureText(figure: Figure): string {
  switch (figure) {
    case BLANK:
      return '';
    case DASH:
      return '-';
    case ILLEGIBLE:
      return '?';
    case NOT_ON_FORM:
      return 'x';
    default:
      return String(figure);
  }
}

/** A score in the space-separated list: as {@link figureText}, but an empty place needs a sign of its own. */
function voteText(figure: Figure): string {
  return figure === BLANK ? '_' : figureText(figure);
}

/** Text of rows, each with its line end; `first` is the number of the first row, from 1. */
export function formRowsText(
  election: Election,
  history: History,
  rows: readonly FormRow[],
  first: number,
): string {
  let text = '';
  rows.forEach((row, i) => {
    text += rowText(election, history, row, first + i);
  });
  return text;
}

function rowText(election: Election, history: History, row: FormRow, number: number): string {
  const { step } = row;
  const spec = at(election.returns, row.returnIndex);
  const { unit } = spec;
  const figures = history.figures(row.returnIndex, step);
  const first = [
    row.event === 'withheld' ? row.shownBy : step.seq,
    row.shownBy < 0 ? '' : row.shownBy,
    row.event,
    unit.id,
    unit.kind,
    spec.contest.ballot,
    spec.contest.id,
    spec.form.code,
    unit.constituencyId,
    provinceOf(election, spec.unitIndex),
    unit.districtId ?? '',
    unit.subDistrictId ?? '',
    step.version,
    step.at,
  ];
  const last = [
    step.photos.join(' '),
    step.findings.map((finding) => finding.code).join(' '),
    step.asWritten === null ? '' : step.asWritten.codes.join(' '),
    step.order,
    row.because ?? step.reason?.code ?? '',
    step.reason?.text ?? step.asWritten?.reason ?? '',
    step.remarks,
  ];
  // Figures need no quotes: written straight, because the first cut of a whole country has ten million of them.
  let text = `${number},${csvLine(first).slice(0, -1)},`;
  for (let i = 0; i < HEAD_SIZE; i++) text += `${figureText(figures[i] ?? BLANK)},`;
  for (let i = HEAD_SIZE; i < figures.length; i++) {
    text += (i === HEAD_SIZE ? '' : ' ') + voteText(figures[i] ?? BLANK);
  }
  return `${text},${csvLine(last)}`;
}
