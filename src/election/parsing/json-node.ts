import { TEXT_LIMITS } from '../limits.ts';
import type { ErrorFacts, PackageErrorCode } from '../package-errors.ts';
import { isDate, parseTime } from '../time.ts';
import type { Problems } from './problems.ts';
import { isSafeId, textProblem } from './text.ts';

/** Reads the keys of a JSON object strictly: each key once asked for, wrong ones reported, unknown ones reported at the end. */
export class Node {
  readonly #values: Readonly<Record<string, unknown>>;
  /** False when the object itself was missing: that was reported, its keys are not. */
  readonly #present: boolean;
  readonly #path: string;
  readonly #file: string;
  readonly #problems: Problems;
  readonly #asked = new Set<string>();
  readonly #children: Node[] = [];

  constructor(value: unknown, path: string, file: string, problems: Problems) {
    this.#path = path;
    this.#file = file;
    this.#problems = problems;
    this.#present = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#values = this.#present ? { ...(value as object) } : {};
    if (!this.#present && value !== undefined) {
      this.#problems.add(file, null, path === '' ? null : path, 'wrong-type', { allowed: 'object' });
    }
  }

  /** Reports keys that nobody asked for, here and below. */
  finish(): void {
    for (const key of Object.keys(this.#values)) if (!this.#asked.has(key)) this.#report(key, 'unknown-key');
    for (const child of this.#children) child.finish();
  }

  object(key: string): Node {
    const child = new Node(this.#value(key), this.#join(key), this.#file, this.#problems);
    this.#children.push(child);
    return child;
  }

  constant(key: string, expected: string | number): void {
    const value = this.#value(key);
    if (value === undefined || value === expected) return;
    this.#report(key, 'unsupported-version', { value: JSON.stringify(value), allowed: expected });
  }

  text(key: string): string {
    const value = this.#typed(key, 'string');
    if (value === null) return '';
    if (value === '') this.#report(key, 'empty-value');
    else if (value.length > TEXT_LIMITS.url) {
      this.#report(key, 'too-long', { value: value.length, allowed: TEXT_LIMITS.url });
    } else if (value.trim() !== value) this.#report(key, 'outer-space', { value });
    const problem = textProblem(value);
    if (problem !== null) this.#report(key, problem.code, problem.facts);
    return value;
  }

  id(key: string): string {
    const value = this.#typed(key, 'string');
    if (value !== null && !isSafeId(value)) {
      this.#report(key, 'bad-id', { value, allowed: TEXT_LIMITS.id });
    }
    return value ?? '';
  }

  word<W extends string>(key: string, words: readonly [W, ...W[]]): W {
    const value = this.#typed(key, 'string');
    const word = words.find((w) => w === value);
    if (value !== null && word === undefined) {
      this.#report(key, 'bad-word', { value, allowed: words.join(' | ') });
    }
    return word ?? words[0];
  }

  boolean(key: string): boolean {
    return this.#typed(key, 'boolean') ?? false;
  }

  /** A key that older files have not: absent is false. */
  optionalBoolean(key: string): boolean {
    if (!Object.hasOwn(this.#values, key)) return false;
    return this.boolean(key);
  }

  whole(key: string, min: number, max: number): number {
    const value = this.#typed(key, 'number');
    if (value === null) return min;
    if (!Number.isSafeInteger(value) || value < 0) this.#report(key, 'bad-number', { value });
    else if (value < min || value > max) {
      this.#report(key, 'out-of-range', { value, allowed: `${min}-${max}` });
    }
    return value;
  }

  time(key: string): number {
    const value = this.#typed(key, 'string');
    if (value === null) return 0;
    const moment = parseTime(value);
    if (moment === null) this.#report(key, 'bad-time', { value });
    return moment ?? 0;
  }

  optionalTime(key: string): number | null {
    return this.#value(key) === null ? null : this.time(key);
  }

  date(key: string): string {
    const value = this.#typed(key, 'string');
    if (value !== null && !isDate(value)) this.#report(key, 'bad-date', { value });
    return value ?? '';
  }

  #typed(key: string, type: 'string'): string | null;
  #typed(key: string, type: 'number'): number | null;
  #typed(key: string, type: 'boolean'): boolean | null;
  #typed(key: string, type: 'string' | 'number' | 'boolean'): unknown {
    const value = this.#value(key);
    if (value === undefined) return null;
    if (typeof value === type) return value;
    this.#report(key, 'wrong-type', { allowed: type });
    return null;
  }

  #value(key: string): unknown {
    const known = this.#asked.has(key);
    this.#asked.add(key);
    const value = Object.hasOwn(this.#values, key) ? this.#values[key] : undefined;
    if (value === undefined && this.#present && !known) this.#report(key, 'missing-key');
    return value;
  }

  #join(key: string): string {
    return this.#path === '' ? key : `${this.#path}.${key}`;
  }

  #report(key: string, code: PackageErrorCode, facts: ErrorFacts = {}): void {
    this.#problems.add(this.#file, null, this.#join(key), code, facts);
  }
}
