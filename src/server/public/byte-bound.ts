/**
 * Things by their names, up to so many bytes in all. When more come, those that were put in first leave; a thing that alone is larger
 * than the bound is not taken.
 */
export class ByteBound<T> {
  readonly #most: number;
  readonly #sizeOf: (thing: T) => number;
  readonly #left: (name: string) => void;
  readonly #kept = new Map<string, T>();
  #bytes = 0;

  /** `most`: bytes; `sizeOf`: bytes of a thing, the same each time; `left`: told of each name that had to make room. */
  constructor(most: number, sizeOf: (thing: T) => number, left: (name: string) => void = () => undefined) {
    this.#most = most;
    this.#sizeOf = sizeOf;
    this.#left = left;
  }

  /** Bytes that are held. */
  get bytes(): number {
    return this.#bytes;
  }

  get(name: string): T | undefined {
    return this.#kept.get(name);
  }

  /** In place of what had the name before. False: too large. */
  put(name: string, thing: T): boolean {
    this.forget(name);
    const size = this.#sizeOf(thing);
    if (size > this.#most) return false;
    for (const [oldest] of this.#kept) {
      if (this.#bytes + size <= this.#most) break;
      this.forget(oldest);
      this.#left(oldest);
    }
    this.#kept.set(name, thing);
    this.#bytes += size;
    return true;
  }

  forget(name: string): void {
    const thing = this.#kept.get(name);
    if (thing === undefined) return;
    this.#bytes -= this.#sizeOf(thing);
    this.#kept.delete(name);
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  /** Oldest first. */
  entries(): Iterable<[string, T]> {
    return this.#kept.entries();
  }
}
