/**
 * One reading for everybody: callers who come while it is fresh, or while it is being made, share it. However many people poll,
 * the database is asked at most once in `freshMs`.
 */
export class SharedRead<T> {
  readonly #read: () => Promise<T>;
  readonly #freshMs: number;
  readonly #steady: () => number;
  #value: Promise<T> | null = null;
  #madeAt = 0;

  /** `steady`: milliseconds since any moment, never set back. */
  constructor(read: () => Promise<T>, freshMs: number, steady: () => number = () => performance.now()) {
    this.#read = read;
    this.#freshMs = freshMs;
    this.#steady = steady;
  }

  /** The reading; rejects when it failed, and the next caller tries again. */
  get(): Promise<T> {
    const now = this.#steady();
    if (this.#value === null || now - this.#madeAt >= this.#freshMs) {
      this.#madeAt = now;
      const value = this.#read();
      this.#value = value;
      value.catch(() => {
        if (this.#value === value) this.#value = null;
      });
    }
    return this.#value;
  }

  /** Something changed: the next caller reads anew. */
  drop(): void {
    this.#value = null;
  }
}
