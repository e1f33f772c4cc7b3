import type { Clock } from '../../basics/clock.ts';

/** A unit has up to some twenty pages; a committee tries again and again. */
const PHOTOS_A_UNIT = 200;
/** Calls of any kind by one unit's code in a minute. */
const CALLS_A_MINUTE = 120;
const MINUTE_MS = 60_000;
const MOST_UNITS = 200_000;

interface Count {
  minute: number;
  calls: number;
  photos: number;
}

/**
 * What one code may do. It limits by unit and not by address: a whole district's committees may sit behind one mobile network's address.
 * In memory: a restart forgives.
 */
export class PhoneLimits {
  readonly #clock: Clock;
  readonly #counts = new Map<string, Count>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True when one more call is fine. */
  call(unit: string): boolean {
    const count = this.#countOf(unit);
    const minute = Math.floor(this.#clock() / MINUTE_MS);
    if (count.minute !== minute) {
      count.minute = minute;
      count.calls = 0;
    }
    count.calls += 1;
    return count.calls <= CALLS_A_MINUTE;
  }

  /** True when one more photo is fine. */
  photo(unit: string): boolean {
    const count = this.#countOf(unit);
    count.photos += 1;
    return count.photos <= PHOTOS_A_UNIT;
  }

  #countOf(unit: string): Count {
    let count = this.#counts.get(unit);
    if (count === undefined) {
      if (this.#counts.size >= MOST_UNITS) this.#counts.clear();
      count = { minute: 0, calls: 0, photos: 0 };
      this.#counts.set(unit, count);
    }
    return count;
  }
}
