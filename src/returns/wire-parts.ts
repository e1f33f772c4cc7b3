import type { RuleCode } from '../election/model.ts';
import { RULE_CODES } from '../election/model.ts';
import type { EntryError } from './entry-errors.ts';
import { entryError } from './entry-errors.ts';
import { parseFigure } from './figure-text.ts';
import type { Figure } from './figures.ts';
import { NOT_ON_FORM } from './figures.ts';
import type { Answer, FieldRef } from './finding.ts';
import { MAX_ANSWER } from './limits.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Unknown names beyond the places of the form that are still listed one by one. */
const MAX_UNKNOWN = 100;

const CODES: ReadonlySet<string> = new Set(RULE_CODES);
const ANSWER_NAMES: ReadonlySet<string> = new Set(['code', 'text']);

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One figure; on an error the place stays NOT_ON_FORM, which no entry with errors ever shows. */
export function readFigure(raw: unknown, ref: FieldRef, errors: EntryError[]): Figure {
  const figure = parseFigure(raw);
  if (figure.ok) return figure.value;
  errors.push({ code: figure.error.code, field: ref, message: figure.error.message });
  return NOT_ON_FORM;
}

/** Answers to warnings: a list of `{code, text}`, at most one a code. Missing means none. */
export function readAnswers(raw: unknown, errors: EntryError[]): readonly Answer[] {
  if (raw === undefined || raw === null) return [];
  if (!Array.isArray(raw)) {
    errors.push(entryError('not-a-list', 'answers'));
    return [];
  }
  if (raw.length > RULE_CODES.length) {
    errors.push(entryError('too-many', 'answers'));
    return [];
  }
  const answers: Answer[] = [];
  raw.forEach((item: unknown, i) => {
    const field = `answers:${i}`;
    if (!isObject(item)) {
      errors.push(entryError('not-an-object', field));
      return;
    }
    const code = item['code'];
    const text = readText(item['text'], field, MAX_ANSWER, errors);
    if (typeof code !== 'string' || !CODES.has(code)) errors.push(entryError('unknown-code', field));
    else if (answers.some((a) => a.code === code)) errors.push(entryError('duplicate', field));
    else answers.push({ code: code as RuleCode, text });
    listUnknown(
      item,
      (name) => ANSWER_NAMES.has(name),
      errors,
      field,
      (name) => entryError('unknown-name', `${field}:${name}`),
    );
  });
  return answers;
}

/** A text without spaces around; missing means empty. */
export function readText(raw: unknown, field: string, max: number, errors: EntryError[]): string {
  if (raw === undefined || raw === null) return '';
  if (typeof raw !== 'string') errors.push(entryError('not-text', field));
  else if (raw.length > max) errors.push(entryError('too-long', field));
  else if (cannotBeKept(raw)) errors.push(entryError('control-character', field));
  else return raw.trim();
  return '';
}

/** Control characters other than tab and line ends, and halves of surrogate pairs: the database takes no NUL, no screen shows the rest. */
function cannotBeKept(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0d) || c === 0x7f) return true;
  }
  return /\p{Surrogate}/u.test(text);
}

/** An error for every name that is not known; after a hundred, one `too-many` for the group and no more. */
export function listUnknown(
  object: JsonObject,
  isKnown: (name: string) => boolean,
  errors: EntryError[],
  group: string,
  make: (shown: string, name: string) => EntryError,
): void {
  let unknown = 0;
  for (const name of Object.keys(object)) {
    if (isKnown(name)) continue;
    if (++unknown > MAX_UNKNOWN) {
      errors.push(entryError('too-many', group));
      return;
    }
    errors.push(make(name.length > 40 ? `${name.slice(0, 40)}…` : name, name));
  }
}
