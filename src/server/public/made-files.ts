import { ByteBound } from './byte-bound.ts';
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
  readonly #made: ByteBound<Made>;
  #restUntil = Number.NEGATIVE_INFINITY;

  /** `left`: told of each path whose file had to make room. */
  constructor(clock: () => number = () => performance.now(), left?: (path: string) => void) {
    this.#clock = clock;
    this.#made = new ByteBound(KEEP_BYTES, ({ found }) => found.served.bytes.length, left);
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
    if (found === null) this.#made.forget(path);
    else this.#made.put(path, { found, cut, at: done });
    return found;
  }

  clear(): void {
    this.#made.clear();
  }
}
