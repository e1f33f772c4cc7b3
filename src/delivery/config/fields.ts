import type { Bilingual } from '../../basics/bilingual.ts';
import type { ConfigError } from './config-error.ts';

type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads the fields of one object, gathers what is wrong with them, and knows which fields nobody asked for. */
export class Fields {
  readonly #json: Json;
  readonly #place: string;
  readonly #errors: ConfigError[];
  readonly #asked = new Set<string>();

  constructor(json: Json, place: string, errors: ConfigError[]) {
    this.#json = json;
    this.#place = place;
    this.#errors = errors;
  }

  wrong(name: string, text: Bilingual): void {
    this.#errors.push({ place: `${this.#place}.${name}`, text });
  }

  /** A text that matches; the empty text, and an error noted, when it is not there or does not. */
  text(name: string, pattern: RegExp, wanted: Bilingual): string {
    const value = this.#take(name);
    if (typeof value === 'string' && pattern.test(value)) return value;
    const there = value !== undefined;
    this.wrong(name, {
      th: `${there ? 'ค่าไม่ถูกต้อง' : 'ไม่มีช่องนี้'} ต้องเป็น${wanted.th}`,
      en: `${there ? 'Wrong value' : 'Missing'}: it must be ${wanted.en}.`,
    });
    return '';
  }

  /** The same where it may be left out. */
  textOr<T>(name: string, without: T, pattern: RegExp, wanted: Bilingual): string | T {
    return this.#json[name] === undefined ? this.#leave(name, without) : this.text(name, pattern, wanted);
  }

  /** A number of a range, whole or not. */
  number(name: string, without: number, least: number, most: number): number {
    const value = this.#take(name);
    if (value === undefined) return without;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    this.wrong(name, {
      th: `ต้องเป็นตัวเลขตั้งแต่ ${least} ถึง ${most}`,
      en: `It must be a number from ${least} to ${most}.`,
    });
    return without;
  }

  flag(name: string): boolean {
    const value = this.#take(name);
    if (value === undefined || typeof value === 'boolean') return value ?? false;
    this.wrong(name, { th: 'ต้องเป็น true หรือ false', en: 'It must be true or false.' });
    return false;
  }

  /** Some of a closed list, at least one. */
  some<T extends string>(name: string, list: readonly T[], without: readonly T[]): readonly T[] {
    const value = this.#take(name);
    if (value === undefined) return without;
    const known = (one: unknown): one is T => list.some((item) => item === one);
    if (Array.isArray(value) && value.length > 0 && value.every(known)) return [...new Set(value)];
    this.wrong(name, {
      th: `ต้องเป็นรายการของ ${list.join(', ')} อย่างน้อยหนึ่งอย่าง`,
      en: `It must be a list of ${list.join(', ')}, at least one.`,
    });
    return without;
  }

  /** A misspelt field would silently do nothing. */
  refuseOthers(): void {
    for (const name of Object.keys(this.#json)) {
      if (this.#asked.has(name)) continue;
      const list = [...this.#asked].join(', ');
      this.wrong(name, {
        th: `ไม่รู้จักช่องนี้ ช่องที่มีคือ ${list}`,
        en: `There is no such field. Those that exist: ${list}.`,
      });
    }
  }

  #take(name: string): unknown {
    this.#asked.add(name);
    return this.#json[name];
  }

  #leave<T>(name: string, without: T): T {
    this.#asked.add(name);
    return without;
  }
}
