import { COLUMNS } from '../columns.ts';
import { TEXT_LIMITS } from '../limits.ts';
import type { BallotId, Form, FormField, FormId, FormPlace, Rule, UnitKind } from '../model.ts';
import { HEAD_ROLES, RULE_CODES, UNIT_KINDS, WORDS_MODES } from '../model.ts';
import type { Problems } from './problems.ts';
import type { Row } from './row.ts';
import { readTable, type Table } from './table.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** A row of `form_fields.csv`: the field and the form that it stands on. */
export interface FieldRow {
  readonly formId: string;
  readonly field: FormField;
}

/** The forms without their fields, which come from a file of their own. */
export function readForms(files: Files, problems: Problems): Table<Form> {
  return readTable(files, 'forms.csv', COLUMNS['forms.csv'], problems, (row) => ({
    id: row.id('id') as FormId,
    code: row.text('code', TEXT_LIMITS.short),
    ballot: row.id('ballot') as BallotId,
    unitKinds: readUnitKinds(row),
    title: { th: row.name('title_th'), en: row.name('title_en') },
    pages: row.whole('pages', 1, 99),
    words: row.word('words', WORDS_MODES),
    fields: [],
  }));
}

function readUnitKinds(row: Row): readonly UnitKind[] {
  const text = row.text('unit_kinds', TEXT_LIMITS.name);
  if (text === '') return [];
  const kinds: UnitKind[] = [];
  for (const word of text.split(' ')) {
    const kind = UNIT_KINDS.find((k) => k === word);
    if (kind === undefined || kinds.includes(kind)) {
      row.report('unit_kinds', 'bad-word', { value: text, allowed: `${UNIT_KINDS.join(' | ')} (1x)` });
      return kinds;
    }
    kinds.push(kind);
  }
  return kinds;
}

export function readFormFields(files: Files, problems: Problems): Table<FieldRow> {
  return readTable(files, 'form_fields.csv', COLUMNS['form_fields.csv'], problems, (row) => ({
    formId: row.id('form'),
    field: {
      role: row.word('role', HEAD_ROLES),
      number: row.text('number', TEXT_LIMITS.short),
      label: { th: row.name('label_th'), en: row.name('label_en') },
    },
  }));
}

/** A row of `form_places.csv`: the place and the form that it was measured on. */
export interface PlaceRow {
  readonly formId: string;
  readonly place: FormPlace;
}

const ROW_PLACE = /^row:[1-9][0-9]{0,2}$/;

/** Thousandths of a page. */
const WHOLE_PAGE = 1_000;

export function readFormPlaces(files: Files, problems: Problems): Table<PlaceRow> {
  return readTable(files, 'form_places.csv', COLUMNS['form_places.csv'], problems, (row) => ({
    formId: row.id('form'),
    place: {
      place: readPlaceName(row),
      page: row.whole('page', 1, 99),
      x: row.whole('x', 0, WHOLE_PAGE - 1),
      y: row.whole('y', 0, WHOLE_PAGE - 1),
      width: row.whole('width', 1, WHOLE_PAGE),
      height: row.whole('height', 1, WHOLE_PAGE),
    },
  }));
}

function readPlaceName(row: Row): string {
  const text = row.text('place', TEXT_LIMITS.short);
  if (!ROW_PLACE.test(text) && !HEAD_ROLES.some((role) => role === text)) {
    row.report('place', 'bad-word', { value: text, allowed: `${HEAD_ROLES.join(' | ')} | row:1 …` });
  }
  return text;
}

const PARAMETER = /^([A-Za-z][A-Za-z0-9_]{0,39})=(-?(?:0|[1-9]\d{0,11})(?:\.\d{0,5}[1-9])?)$/;

export function readRules(files: Files, problems: Problems): Table<Rule> {
  return readTable(files, 'rules.csv', COLUMNS['rules.csv'], problems, (row) => ({
    code: row.word('code', RULE_CODES),
    level: row.word('level', ['error', 'warning', 'info', 'off']),
    parameters: readParameters(row),
  }));
}

function readParameters(row: Row): ReadonlyMap<string, number> {
  const text = row.text('parameters', TEXT_LIMITS.name);
  const parameters = new Map<string, number>();
  if (text === '') return parameters;
  for (const pair of text.split(' ')) {
    const match = PARAMETER.exec(pair);
    const key = match?.[1] ?? '';
    if (match === null || parameters.has(key) || match[2] === '-0') {
      row.report('parameters', 'bad-parameters', { value: text });
      return parameters;
    }
    parameters.set(key, Number(match[2]));
  }
  return parameters;
}
