/** A reading is made at most for this part of the time: one that takes long, because much goes on, is made less often … */
const COST = 20;
/** … but its freshness is never stretched further than this. */
const MOST_STRETCH = 5;

/**
 * One reading for everybody: callers who come while it is fresh, or while it is being made, share it. However many people poll,
 * the database is asked at most once in `freshMs`, and more rarely when its answers take long.
 */
export class SharedRead<T> {
  readonly #read: () => Promise<T>;
  readonly #freshMs: number;
  readonly #steady: () => number;
  #value: Promise<T> | null = null;
  #madeAt = 0;
  #took = 0;

  /** `steady`: milliseconds since any moment, never set back. */
  constructor(read: () => Promise<T>, freshMs: number, steady: () => number = () => performance.now()) {
    this.#read = read;
    this.#freshMs = freshMs;
    this.#steady = steady;
  }

  /** The reading; rejects when it failed, and the next caller tries again. */
  get(): Promise<T> {
    const now = this.#steady();
    if (this.#value === null || now - this.#madeAt >= this.#goodFor()) {
      this.#madeAt = now;
      const value = this.#read();
      this.#value = value;
      value.then(
        () => {
          this.#took = this.#steady() - now;
        },
        () => {
          if (this.#value === value) this.#value = null;
        },
      );
    }
    return this.#value;
  }

  #goodFor(): number {
    return Math.min(MOST_STRETCH * this.#freshMs, Math.max(this.#freshMs, COST * this.#took));
  }

  /** Something changed: the next caller reads anew. */
  drop(): void {
    this.#value = null;
  }
}
