import { MAX_NUMBER, TEXT_LIMITS } from '../limits.ts';
import { isSafeId, isSafeUrl, textProblem } from '../parsing/text.ts';
import type { Notes } from './notes.ts';
import type { JsonObject } from './read-json.ts';

/** Reads the loosely typed fields of ECT records; everything that had to be interpreted is noted. */
export class Fields {
  readonly #notes: Notes;
  readonly #file: string;

  constructor(file: string, notes: Notes) {
    this.#file = file;
    this.#notes = notes;
  }

  /** An id that is a string in one edition and a number in another; null (noted) when missing or unusable. */
  id(record: JsonObject, key: string, place: string, numeric: 'expected' | 'odd' = 'odd'): string | null {
    const value = record[key];
    if (value === null || value === undefined || value === '') {
      this.#notes.add('warning', 'missing-id', this.#file, `${place}.${key}`);
      return null;
    }
    if (typeof value === 'number' && numeric === 'odd') {
      this.#notes.add('info', 'numeric-id', this.#file, `${key} ${value}`);
    }
    const id = String(value).trim();
    if (isSafeId(id)) return id;
    this.#notes.add('warning', 'bad-id', this.#file, `${place}.${key} ${id.slice(0, 40)}`);
    return null;
  }

  /** A whole number, also as a string or as `38275.0`; null when absent or unusable (unusable is noted). */
  whole(record: JsonObject, key: string, place: string): number | null {
    const value = record[key];
    if (value === null || value === undefined || value === '') return null;
    const number = typeof value === 'string' ? Number(value.trim() || 'x') : value;
    if (typeof number !== 'number' || !Number.isInteger(number) || number < 0 || number > MAX_NUMBER) {
      this.#notes.add('warning', 'wrong-shape', this.#file, `${place}.${key} ${String(value).slice(0, 40)}`);
      return null;
    }
    if (typeof value === 'string') this.#notes.add('info', 'string-number', this.#file, `${place}.${key}`);
    return number;
  }

  /** A text made fit for the package; `''` when absent. */
  text(record: JsonObject, key: string, place: string, max: number = TEXT_LIMITS.name): string {
    const value = record[key];
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') {
      this.#notes.add('warning', 'wrong-shape', this.#file, `${place}.${key}`);
      return '';
    }
    return this.clean(value, `${place}.${key}`, max);
  }

  clean(value: string, place: string, max: number = TEXT_LIMITS.name): string {
    let text = value.normalize('NFC');
    while (textProblem(text)?.code === 'control-character') {
      text = text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu, ' ');
    }
    text = text.trim().slice(0, max).trim();
    if (text !== value) this.#notes.add('info', 'text-cleaned', this.#file, place);
    return text;
  }

  /** A text that may not be empty: falls back to `instead`, with a note. */
  name(record: JsonObject, key: string, place: string, instead: string): string {
    const text = this.text(record, key, place);
    if (text !== '') return text;
    this.#notes.add('warning', 'text-missing', this.#file, place);
    return instead;
  }

  url(record: JsonObject, key: string, place: string): string {
    const value = record[key];
    if (value === null || value === undefined || value === '') return '';
    const url = typeof value === 'string' ? value.trim().normalize('NFC').replaceAll(' ', '%20') : '';
    if (isSafeUrl(url) && url.length <= TEXT_LIMITS.url && textProblem(url) === null) return url;
    this.#notes.add('warning', 'bad-url', this.#file, place);
    return '';
  }

  colour(record: JsonObject, key: string, place: string): string {
    const value = record[key];
    if (typeof value === 'string' && /^#[0-9A-Fa-f]{6}$/.test(value.trim()))
      return value.trim().toLowerCase();
    this.#notes.add('warning', 'bad-colour', this.#file, place);
    return '#888888';
  }
}
