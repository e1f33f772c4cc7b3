import { at } from '../../basics/assert.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import { JSON_TYPE } from '../../publication/cut-file.ts';
import { renderMedia } from '../../publication/media/media-files.ts';
import type { CutNews } from '../public/cut-events.ts';
import { FeedShelf } from '../public/feed-shelf.ts';
import { Served } from '../public/shelf.ts';
import type { Recording } from './recording.ts';
import { shownAt, timetable } from './timetable.ts';

export interface ReplayOptions {
  /** Recorded seconds in one second, 1 to 60. */
  readonly speed: number;
  /** Longest gap between two cuts, recorded milliseconds. */
  readonly longestGap: number;
  /** Begins again after the last cut. */
  readonly loop: boolean;
  /** Milliseconds. */
  readonly clock: () => number;
  /** Told of each cut when its time has come, also of those that were passed between two looks. */
  readonly onCut?: (news: CutNews) => void;
}

const FOREVER = 'public, max-age=31536000, immutable';
const FRESH = 'no-cache';
/** Answers that are kept ready until the next cut. */
const READY = 200;

/**
 * A recording served as on the night, cut after cut, faster or at the same speed. What needs more than the files of a cut (pages,
 * single units, the NIST report) is not there.
 */
export class ReplaySite {
  readonly #recording: Recording;
  readonly #options: ReplayOptions;
  readonly #offsets: readonly number[];
  #began: number;
  #shelf: FeedShelf;
  #current = -1;
  #ready = new Map<string, Served | null>();

  constructor(recording: Recording, options: ReplayOptions) {
    this.#recording = recording;
    this.#options = options;
    this.#offsets = timetable(
      recording.cuts.map((cut) => cut.at),
      options.longestGap,
    );
    this.#began = options.clock();
    this.#shelf = this.#newShelf();
    this.#moveOn();
  }

  /** Number of the cut that is shown now. */
  get cut(): number {
    this.#moveOn();
    return at(this.#recording.cuts, this.#current).number;
  }

  /** What stands at a path now; null when nothing does. */
  find(path: string): Served | null {
    this.#moveOn();
    const known = this.#ready.get(path);
    if (known !== undefined) return known;
    const found = this.#made(path);
    if (this.#ready.size < READY) this.#ready.set(path, found);
    return found;
  }

  #newShelf(): FeedShelf {
    return new FeedShelf((path) => this.#recording.read(path), this.#recording.cuts.length);
  }

  #moveOn(): void {
    const { clock, speed, loop } = this.#options;
    let elapsed = (clock() - this.#began) * speed;
    const length = at(this.#offsets, this.#offsets.length - 1) + this.#options.longestGap;
    if (loop && elapsed >= length) {
      this.#began = clock();
      elapsed = 0;
      this.#shelf = this.#newShelf();
      this.#current = -1;
    }
    const now = shownAt(this.#offsets, elapsed);
    if (now === this.#current) return;
    while (this.#current < now) {
      const cut = at(this.#recording.cuts, ++this.#current);
      this.#shelf.put(cut);
      const pointer = this.#recording.read(`/feed/cuts/${cut.number}/cut.json`);
      if (pointer !== null) this.#options.onCut?.({ cut: cut.number, pointer });
    }
    this.#ready = new Map();
  }

  #made(path: string): Served | null {
    if (path === '/replay.json') return served(this.#stateJson(), JSON_TYPE, FRESH);
    if (path.startsWith('/v1/f/')) return this.#kept(path, FOREVER);
    if (path.startsWith('/v1/package/')) return this.#kept(path, FRESH);
    const { number } = at(this.#recording.cuts, this.#current);
    if (path === '/v1/cut.json' || path === '/v1/checkpoint') {
      return this.#kept(`/feed/cuts/${number}/${path.slice('/v1/'.length)}`, FRESH);
    }
    const shelved = this.#shelf.find(path);
    if (shelved !== null) return served(shelved.bytes, shelved.mediaType, shelved.forever ? FOREVER : FRESH);
    const ofCut = this.#shelf.find(`/feed/cuts/${number}${path}`);
    if (ofCut !== null) return served(ofCut.bytes, ofCut.mediaType, FRESH);
    const read = (name: string): Uint8Array | null =>
      this.#shelf.find(`/feed/cuts/${number}${name}`)?.bytes ?? null;
    const made = renderMedia({ read, view: null }, path);
    return made === null ? null : served(made.bytes, made.mediaType, FRESH);
  }

  #kept(path: string, cacheControl: string): Served | null {
    const bytes = this.#recording.read(path);
    return bytes === null ? null : served(bytes, typeOf(path), cacheControl);
  }

  #stateJson(): Uint8Array {
    const { cuts, election } = this.#recording;
    const { number, at: time } = at(cuts, this.#current);
    const state = {
      election,
      cut: number,
      at: time,
      place: this.#current + 1,
      of: cuts.length,
      speed: this.#options.speed,
      over: this.#current === cuts.length - 1,
    };
    return new TextEncoder().encode(`${JSON.stringify(state)}\n`);
  }
}

function typeOf(path: string): string {
  if (path.endsWith('.json')) return JSON_TYPE;
  return path.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8';
}

function served(bytes: Uint8Array, mediaType: string, cacheControl: string): Served {
  return new Served({ bytes, mediaType, sha256: sha256Hex(bytes), cacheControl });
}
