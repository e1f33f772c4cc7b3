import { at } from '../../basics/assert.ts';
import { csvLine } from '../../basics/csv.ts';
import type { Election } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import type { Figure } from '../../returns/figures.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE, NOT_ON_FORM } from '../../returns/figures.ts';
import type { ByteWriter } from '../byte-writer.ts';
import type { FormRow } from '../fold/form-rows.ts';
import type { History } from '../fold/history.ts';
import { provinceOf } from '../places.ts';

const COMMA = 44;
const SPACE = 32;

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

/** Writes rows, each with its line end; `first` is the number of the first row, from 1. */
export function writeFormRows(
  writer: ByteWriter,
  election: Election,
  history: History,
  rows: readonly FormRow[],
  first: number,
): void {
  rows.forEach((row, i) => {
    writeRow(writer, election, history, row, first + i);
  });
}

function writeRow(
  writer: ByteWriter,
  election: Election,
  history: History,
  row: FormRow,
  number: number,
): void {
  const { step } = row;
  const spec = at(election.returns, row.returnIndex);
  const { unit } = spec;
  const figures = history.figures(row.returnIndex, step);
  const first = csvLine([
    number,
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
  ]);
  writer.text(first.slice(0, -1));
  writer.byte(COMMA);
  // Figures need no quotes and no texts: the first cut of a whole country has ten million of them.
  for (let i = 0; i < HEAD_SIZE; i++) {
    writeFigure(writer, figures[i] ?? BLANK, '');
    writer.byte(COMMA);
  }
  for (let i = HEAD_SIZE; i < figures.length; i++) {
    if (i > HEAD_SIZE) writer.byte(SPACE);
    writeFigure(writer, figures[i] ?? BLANK, '_');
  }
  writer.byte(COMMA);
  writer.text(
    csvLine([
      step.photos.join(' '),
      step.findings.map((finding) => finding.code).join(' '),
      step.asWritten === null ? '' : step.asWritten.codes.join(' '),
      step.order,
      row.because ?? step.reason?.code ?? '',
      step.reason?.text ?? step.asWritten?.reason ?? '',
      step.remarks,
    ]),
  );
}

/** `blank`: what an empty place is written as. In the space-separated list it needs a sign of its own. */
function writeFigure(writer: ByteWriter, figure: Figure, blank: string): void {
  if (figure >= 0) writer.whole(figure);
  else writer.text(figure === BLANK ? blank : figureText(figure));
}
