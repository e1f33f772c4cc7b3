/** How long an observation is trusted, milliseconds: two good clocks drift apart by a few microseconds meanwhile. */
const TRUSTED_MS = 60_000;

/**
 * The database's clock, read between two statements: the last time that it told, plus what has passed since on a clock that
 * never jumps. All processes share the database's time, whatever their own clocks say.
 */
export class DatabaseClock {
  readonly #steady: () => number;
  #told = 0;
  #at = Number.NEGATIVE_INFINITY;

  /** `steady`: milliseconds since any moment, never set back (`performance.now`). */
  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  observe(told: number): void {
    this.#told = told;
    this.#at = this.#steady();
  }

  /** Milliseconds UTC; null when the database has not told its time lately. */
  now(): number | null {
    const passed = this.#steady() - this.#at;
    return passed <= TRUSTED_MS ? Math.floor(this.#told + passed) : null;
  }
}
