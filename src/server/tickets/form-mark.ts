import { randomUUID, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../basics/clock.ts';

/** Faster than anybody fills in the form; longer than anybody keeps it open. */
const SOONEST_MS = 2_000;
const LATEST_MS = 6 * 3_600_000;

export type MarkError = 'forged' | 'too-soon' | 'expired';

/**
 * The mark in a form that readers send: when it was given out and for which unit, under our key. It stops programs that send without
 * having asked for the form. It says nothing about the reader. Its key makes one report of a form that is sent twice.
 */
export class FormMarks {
  readonly #mark: (text: string) => Buffer;
  readonly #clock: Clock;

  /** `mark`: HMAC of a text by a key that all processes share. */
  constructor(mark: (text: string) => Buffer, clock: Clock) {
    this.#mark = mark;
    this.#clock = clock;
  }

  make(unit: string): string {
    const head = `${Math.floor(this.#clock() / 1000).toString(36)}.${randomUUID()}`;
    return `${head}.${this.#seal(head, unit)}`;
  }

  /** The key of a form of this unit, or why the mark does not hold. */
  open(text: string, unit: string): { readonly key: string } | MarkError {
    const match = /^([0-9a-z]{1,9})\.([0-9a-f-]{36})\.([\w-]{22})$/.exec(text);
    if (match === null) return 'forged';
    const [, time = '', key = '', seal = ''] = match;
    const right = Buffer.from(this.#seal(`${time}.${key}`, unit));
    const given = Buffer.from(seal);
    if (right.length !== given.length || !timingSafeEqual(right, given)) return 'forged';
    const age = this.#clock() - Number.parseInt(time, 36) * 1000;
    if (age < SOONEST_MS) return 'too-soon';
    return age > LATEST_MS ? 'expired' : { key };
  }

  #seal(head: string, unit: string): string {
    return this.#mark(`report ${unit} ${head}`).subarray(0, 16).toString('base64url');
  }
}
