import type { Bilingual } from '../basics/bilingual.ts';
import type { StoreLog } from './errors.ts';

const AGAIN_MS = 60_000;

export interface TroubleWords {
  readonly met: (reason: string) => Bilingual;
  readonly over: Bilingual;
}

/** A trouble that is met again and again while it lasts: told once for each reason, again every minute, and when it is over. */
export class Trouble {
  readonly #log: StoreLog;
  readonly #words: TroubleWords;
  readonly #clock: () => number;
  /** By reason: when it was told, milliseconds. */
  readonly #told = new Map<string, number>();

  /** `clock`: milliseconds that never go back. */
  constructor(log: StoreLog, words: TroubleWords, clock = () => performance.now()) {
    this.#log = log;
    this.#words = words;
    this.#clock = clock;
  }

  met(reason: string): void {
    const now = this.#clock();
    if (now - (this.#told.get(reason) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    this.#told.set(reason, now);
    this.#log(this.#words.met(reason));
  }

  /** All is well; costs nothing while it was. */
  over(): void {
    if (this.#told.size === 0) return;
    this.#told.clear();
    this.#log(this.#words.over);
  }
}
