/** So many answers of one state are kept: the lists, and what is linked from everywhere at the moment. */
const MOST = 200;

/**
 * Answers that are the same for everybody while cut and tickets are the same: made once, however many ask. Thousands of open tickets are a
 * megabyte, and somebody may ask for them a hundred times a second.
 */
export class MadeOnce<T> {
  readonly #kept = new Map<string, Promise<T>>();
  #of: readonly unknown[] = [];

  /** The answer at a path; `of`: all that it is made of, compared by identity. One that failed is made again. */
  at(path: string, of: readonly unknown[], make: () => Promise<T>): Promise<T> {
    if (of.length !== this.#of.length || of.some((one, i) => one !== this.#of[i])) {
      this.#kept.clear();
      this.#of = of;
    }
    const known = this.#kept.get(path);
    if (known !== undefined) return known;
    if (this.#kept.size >= MOST) this.#kept.clear();
    const made = make();
    this.#kept.set(path, made);
    made.catch(() => {
      if (this.#kept.get(path) === made) this.#kept.delete(path);
    });
    return made;
  }

  /** It was no answer after all. */
  forget(path: string): void {
    this.#kept.delete(path);
  }
}
