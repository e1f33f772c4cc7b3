import type { Found } from './site.ts';

/** Files that were made when asked for stay, up to this many bytes. */
const KEEP_BYTES = 64 * 1024 * 1024;
/** After a file that took some time to make, nothing that readers have in an earlier state is made anew for so many times as long. */
const REST = 20;
/** What takes no longer needs no rest. */
const SHORT_MS = 5;
/** The oldest state that is answered while the process rests. */
const OLDEST_MS = 60_000;

interface Made {
  readonly found: Found;
  readonly cut: number;
  readonly at: number;
}

/**
 * Formats of the feed that are made at the first request. The largest take half a second for a whole country, and a cut comes every second:
 * so that asking for them costs nobody else his answer, at most one twentieth of the time goes into making them. Meanwhile the
 * state of an earlier cut is answered, which says its number.
 */
export class MadeFiles {
  readonly #clock: () => number;
  #made = new Map<string, Made>();
  #bytes = 0;
  #restUntil = Number.NEGATIVE_INFINITY;

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  /** What was made of this cut; null when nothing was yet. */
  of(cut: number, path: string): Found | null {
    const made = this.#made.get(path);
    return made?.cut === cut ? made.found : null;
  }

  /** Makes a file of this cut, or gives the one of an earlier cut while it is too soon to make it again. */
  make(cut: number, path: string, render: () => Found | null): Found | null {
    const before = this.#made.get(path);
    const now = this.#clock();
    if (before !== undefined && now < this.#restUntil && now - before.at < OLDEST_MS) return before.found;
    const found = render();
    const done = this.#clock();
    if (done - now > SHORT_MS) this.#restUntil = Math.max(this.#restUntil, done + REST * (done - now));
    this.#forget(path);
    if (found !== null) this.#keep(path, { found, cut, at: done });
    return found;
  }

  clear(): void {
    this.#made = new Map();
    this.#bytes = 0;
  }

  #keep(path: string, made: Made): void {
    const size = made.found.served.bytes.length;
    if (size > KEEP_BYTES) return;
    this.#made.set(path, made);
    this.#bytes += size;
    for (const [oldest] of this.#made) {
      if (this.#bytes <= KEEP_BYTES) break;
      this.#forget(oldest);
    }
  }

  #forget(path: string): void {
    this.#bytes -= this.#made.get(path)?.found.served.bytes.length ?? 0;
    this.#made.delete(path);
  }
}
