import { MAX_NUMBER, type TableFile, TEXT_LIMITS } from '../limits.ts';
import type { ErrorFacts, PackageErrorCode } from '../package-errors.ts';
import type { Problems } from './problems.ts';
import { isSafeId, isSafeUrl, textProblem } from './text.ts';

const WHOLE = /^(?:0|[1-9][0-9]{0,15})$/;
const THAI_DIGIT = /[๐-๙]/;
const COLOUR = /^#[0-9A-Fa-f]{6}$/;

/**
 * Reads the cells of one row after another by column name; a bad cell is reported and read as a harmless value, so that
 * one pass reports everything. A column that the file lacks was reported with the header and is read as empty in silence.
 */
export class Row {
  readonly #problems: Problems;
  readonly #file: TableFile;
  readonly #columns: ReadonlyMap<string, number>;
  /** False when the whole file is known to have no control characters and to be NFC. */
  readonly #checkLetters: boolean;
  readonly #lastIds = new Map<string, string>();
  #cells: readonly string[] = [];
  #line = 0;

  constructor(
    problems: Problems,
    file: TableFile,
    columns: ReadonlyMap<string, number>,
    checkLetters: boolean,
  ) {
    this.#problems = problems;
    this.#file = file;
    this.#columns = columns;
    this.#checkLetters = checkLetters;
  }

  get line(): number {
    return this.#line;
  }

  load(cells: readonly string[], line: number): void {
    this.#cells = cells;
    this.#line = line;
  }

  report(column: string, code: PackageErrorCode, facts: ErrorFacts = {}): void {
    this.#problems.add(this.#file, this.#line, column, code, facts);
  }

  /** Any text, may be empty. */
  text(column: string, max: number): string {
    return this.#clean(column, max) ?? '';
  }

  /** A text that must not be empty. */
  name(column: string): string {
    const text = this.#clean(column, TEXT_LIMITS.name);
    if (text === '') this.report(column, 'empty-value');
    return text ?? '';
  }

  /** An id or a reference to one. */
  id(column: string): string {
    const text = this.#raw(column);
    if (text === null) return '';
    // Rows of one place follow one another. Handing out the last equal id saves the check, and the memory of a copy.
    const last = this.#lastIds.get(column);
    if (last === text) return last;
    if (text === '') this.report(column, 'empty-value');
    else if (!isSafeId(text)) this.report(column, 'bad-id', { value: text, allowed: TEXT_LIMITS.id });
    else this.#lastIds.set(column, text);
    return text;
  }

  optionalId(column: string): string | null {
    const text = this.#raw(column);
    return text === null || text === '' ? null : this.id(column);
  }

  whole(column: string, min = 0, max = MAX_NUMBER): number {
    const text = this.#raw(column);
    if (text === null) return min;
    if (text === '') {
      this.report(column, 'empty-value');
      return min;
    }
    if (!WHOLE.test(text)) {
      this.report(column, THAI_DIGIT.test(text) ? 'thai-digits' : 'bad-number', { value: text });
      return min;
    }
    const number = Number(text);
    if (number < min || number > max) {
      this.report(column, 'out-of-range', { value: text, allowed: `${min}-${max}` });
      return min;
    }
    return number;
  }

  optionalWhole(column: string, min = 0, max = MAX_NUMBER): number | null {
    const text = this.#raw(column);
    return text === null || text === '' ? null : this.whole(column, min, max);
  }

  word<W extends string>(column: string, words: readonly [W, ...W[]]): W {
    const text = this.#raw(column);
    if (text === null) return words[0];
    const word = words.find((w) => w === text);
    if (word === undefined) this.report(column, 'bad-word', { value: text, allowed: words.join(' | ') });
    return word ?? words[0];
  }

  colour(column: string): string {
    const text = this.#raw(column);
    if (text !== null && !COLOUR.test(text)) this.report(column, 'bad-colour', { value: text });
    return text ?? '';
  }

  url(column: string): string {
    const text = this.#clean(column, TEXT_LIMITS.url) ?? '';
    if (text !== '' && !isSafeUrl(text)) this.report(column, 'bad-url', { value: text });
    return text;
  }

  #raw(column: string): string | null {
    const index = this.#columns.get(column);
    return index === undefined ? null : (this.#cells[index] ?? null);
  }

  #clean(column: string, max: number): string | null {
    const text = this.#raw(column);
    if (text === null || text === '') return text;
    if (text.length > max) {
      this.report(column, 'too-long', { value: text.length, allowed: max });
      return text;
    }
    if (this.#checkLetters) {
      const problem = textProblem(text);
      if (problem !== null) this.report(column, problem.code, problem.facts);
    }
    if (text.trim() !== text) this.report(column, 'outer-space', { value: text });
    return text;
  }
}
