import { nextDelay, soonDelay } from '../../../public/live/pace.ts';
import type { Kept } from './kept.ts';
import type { Read, Reader, Shown } from './reader.ts';
import type { Pointer } from './v1.ts';

/** What the wall is told after each look. */
export interface Pulse {
  readonly shown: Shown | null;
  /** The newest cut that is known, shown or not (a frozen wall shows an older one). */
  readonly newest: Pick<Pointer, 'cut' | 'at'> | null;
  readonly failing: boolean;
  /** The server's clock minus ours, milliseconds. */
  readonly skew: number;
}

export interface FeedParts {
  readonly reader: Reader;
  readonly kept: Kept;
  readonly now: () => number;
  readonly random: () => number;
  readonly later: (run: () => void, ms: number) => () => void;
  /** Paths that the scenes need of a cut, besides the nation's file; asked again until they want no more. */
  readonly needs: (shown: Shown) => readonly string[];
  /** True while the picture stands still. */
  readonly frozen: () => boolean;
  readonly hear: (pulse: Pulse) => void;
  /** Told the `Link` of each pointer, where a stream of news may be offered; says whether one is open. */
  readonly stream?: (link: string | null) => boolean;
}

/** The scenes ask at most so often for more: files name what else is needed. */
const ROUNDS = 3;
/** The picture is written to the computer's disk at most so often. */
const SAVE_MS = 20_000;
/** Files of scenes that are kept, the last read ones. */
const MOST_FILES = 200;

/** Looks for new cuts as the public pages do: jittered, backing off, and never letting go of the last good one. */
export class Feed {
  readonly #parts: FeedParts;
  #shown: Shown | null = null;
  #newest: Pulse['newest'] = null;
  #failures = 0;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #cancel: () => void = () => undefined;
  #savedAt = Number.NEGATIVE_INFINITY;
  #looking = false;
  #streaming = false;

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  async start(): Promise<void> {
    this.#shown = await this.#parts.kept.load();
    this.#newest = this.#shown?.pointer ?? null;
    this.#tell();
    await this.look();
  }

  /** News are there: look soon, but not at the same moment as everybody else. */
  soon(): void {
    if (this.#looking) return;
    const { now, random, later } = this.#parts;
    this.#cancel();
    this.#cancel = later(() => void this.look(), soonDelay(now() - this.#lookedAt, random()));
  }

  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    const { now, random, later, reader, stream } = this.#parts;
    this.#cancel();
    this.#lookedAt = now();
    try {
      await this.#refresh();
      this.#failures = 0;
      this.#streaming = stream?.(reader.link) ?? false;
    } catch {
      this.#failures += 1;
    }
    this.#looking = false;
    this.#tell();
    this.#cancel = later(() => void this.look(), nextDelay(this.#failures, this.#streaming, random()));
  }

  /** Another place is to be shown: fetches what it needs of the cut that is shown. */
  async fill(): Promise<void> {
    const before = this.#shown;
    if (before === null || this.#missing(before).length === 0) return;
    try {
      const filled = await this.#filled(before);
      if (this.#shown?.pointer.cut !== filled.pointer.cut) return;
      this.#shown = { ...this.#shown, files: new Map([...this.#shown.files, ...filled.files]) };
      this.#tell();
    } catch {
      // The next look tries again, and says so when that fails too.
    }
  }

  async #refresh(): Promise<void> {
    const { reader, kept, now, frozen } = this.#parts;
    const pointer = await reader.pointer(now);
    this.#newest = pointer;
    const before = this.#shown;
    if (frozen() && before !== null) return;
    if (before !== null && !isNewer(pointer, before.pointer)) {
      if (this.#missing(before).length > 0) await this.fill();
      return;
    }
    const same = before !== null && before.pointer.package === pointer.package;
    const [nation, fixed] = await Promise.all([reader.nation(pointer), same ? before : reader.fixed()]);
    const { parties, areas, boundaries, patterns } = fixed;
    const bare = {
      pointer,
      nation,
      parties,
      areas,
      boundaries,
      patterns,
      files: same ? before.files : new Map(),
    };
    // The files of the scenes first: the picture changes once, and whole. Where one cannot be had, the one before stays with its age.
    const shown = await this.#filled(bare).catch(() => bare);
    if (frozen() && this.#shown !== null) return;
    this.#shown = shown;
    if (now() - this.#savedAt < SAVE_MS) return;
    this.#savedAt = now();
    void kept.save(shown);
  }

  /** Paths that are wanted and are not there, or are there of an earlier cut. */
  #missing(shown: Shown): readonly string[] {
    return this.#parts.needs(shown).filter((path) => {
      const read = shown.files.get(path);
      // Names of units do not change with the cuts.
      return read === undefined || (read.cut < shown.pointer.cut && !path.startsWith('v1/units/'));
    });
  }

  async #filled(shown: Shown): Promise<Shown> {
    let filled = shown;
    for (let round = 0; round < ROUNDS; round++) {
      const missing = this.#missing(filled);
      if (missing.length === 0) break;
      const read = await Promise.allSettled(
        missing.map(async (path) => [path, await this.#parts.reader.file(shown.pointer, path)] as const),
      );
      const files = new Map<string, Read>(filled.files);
      for (const one of read) {
        if (one.status !== 'fulfilled') continue;
        files.delete(one.value[0]);
        files.set(...one.value);
      }
      for (const [oldest] of files) {
        if (files.size <= MOST_FILES) break;
        files.delete(oldest);
      }
      filled = { ...filled, files };
    }
    return filled;
  }

  #tell(): void {
    this.#parts.hear({
      shown: this.#shown,
      newest: this.#newest,
      failing: this.#failures > 0,
      skew: this.#parts.reader.skew,
    });
  }
}

/** Two servers behind one address may be a cut apart: figures never go back. Another election begins anew. */
function isNewer(next: Pointer, before: Pointer): boolean {
  return next.package !== before.package || !(Date.parse(next.at) <= Date.parse(before.at));
}
