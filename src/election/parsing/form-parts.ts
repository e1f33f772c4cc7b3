import { COLUMNS } from '../columns.ts';
import { FORM_BLANKS, wrongBlank } from '../form-blanks.ts';
import { TEXT_LIMITS } from '../limits.ts';
import type { FormPart, FormPartKind } from '../model.ts';
import { FORM_PART_KINDS, HEAD_ROLES, SUMMARY_ROLES } from '../model.ts';
import type { Problems } from './problems.ts';
import type { Row } from './row.ts';
import { readTable, type Table } from './table.ts';

/** A row of `form_parts.csv`: the part and the form that it is printed on. */
export interface PartRow {
  readonly formId: string;
  readonly part: FormPart;
}

interface Shape {
  /** Keys that the part knows; none: the cell is empty. */
  readonly keys?: readonly string[];
  readonly text: 'needed' | 'may' | 'none';
  readonly after?: true;
  /** Least and most of `amount`; none: the cell is empty. */
  readonly amount?: readonly [number, number];
  readonly amountNeeded?: true;
}

/** Most millimetres of a column: the paper between its margins. */
const WIDEST = 160;

/** What each kind of part holds (docs/formats/forms.md). */
const PART_SHAPES: Readonly<Record<FormPartKind, Shape>> = {
  scope: { keys: ['unit', 'constituency', 'contest'], text: 'none' },
  digits: { text: 'none', amount: [1, 9], amountNeeded: true },
  numerals: { keys: ['thai', 'arabic'], text: 'none' },
  colour: { text: 'needed' },
  copy: { text: 'needed' },
  title: { text: 'needed' },
  intro: { text: 'needed' },
  section: { text: 'needed' },
  figure: { keys: [...HEAD_ROLES, ...SUMMARY_ROLES], text: 'may', after: true },
  column: { keys: ['number', 'name', 'party', 'score', 'words'], text: 'needed', amount: [8, WIDEST] },
  table: { text: 'may' },
  tally: { keys: ['rows', 'valid', 'invalid', 'noVote'], text: 'needed', amount: [1, 30] },
  total: { text: 'needed' },
  announce: { text: 'needed' },
  signatures: { keys: ['chair', 'member'], text: 'needed', amount: [1, 30] },
  reason: { text: 'needed', amount: [1, 12] },
  note: { text: 'needed' },
};

export function readFormParts(files: ReadonlyMap<string, Uint8Array>, problems: Problems): Table<PartRow> {
  return readTable(files, 'form_parts.csv', COLUMNS['form_parts.csv'], problems, (row) => ({
    formId: row.id('form'),
    part: readPart(row),
  }));
}

const EMPTY = '(empty)';

function readPart(row: Row): FormPart {
  const part = row.word('part', FORM_PART_KINDS);
  // Of a part that nobody knows, nothing more can be said.
  if (row.text('part', TEXT_LIMITS.short) !== part)
    return { part, key: '', text: '', after: '', amount: null };
  const shape = PART_SHAPES[part];
  const key = row.text('key', TEXT_LIMITS.short);
  const allowed = shape.keys ?? [''];
  if (!allowed.includes(key)) {
    row.report('key', 'bad-word', { value: key, allowed: shape.keys?.join(' | ') ?? EMPTY });
  }
  const text = row.text('text', TEXT_LIMITS.url);
  const wrong = wrongBlank(text);
  if (wrong !== null) {
    row.report('text', 'bad-word', { value: wrong, allowed: FORM_BLANKS.map((b) => `{${b}}`).join(' | ') });
  }
  if (text === '' && shape.text === 'needed') row.report('text', 'empty-value');
  if (text !== '' && shape.text === 'none') row.report('text', 'bad-word', { value: text, allowed: EMPTY });
  const after = row.text('after', TEXT_LIMITS.short);
  if (after !== '' && shape.after === undefined)
    row.report('after', 'bad-word', { value: after, allowed: EMPTY });
  return { part, key, text, after, amount: readAmount(row, shape) };
}

function readAmount(row: Row, shape: Shape): number | null {
  if (shape.amount === undefined) {
    const amount = row.optionalWhole('amount');
    if (amount !== null) row.report('amount', 'bad-word', { value: amount, allowed: EMPTY });
    return null;
  }
  const amount = row.optionalWhole('amount', ...shape.amount);
  if (amount === null && shape.amountNeeded === true) row.report('amount', 'empty-value');
  return amount;
}
