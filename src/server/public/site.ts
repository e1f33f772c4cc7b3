import type { LiveTickets } from '../../../web/public/tickets/live.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { Cut, CutFile, PublicView } from '../../publication/model.ts';
import { ByteBound } from './byte-bound.ts';
import { FeedShelf } from './feed-shelf.ts';
import { MadeFiles } from './made-files.ts';
import { Served } from './shelf.ts';
import type { Snapshot, SnapshotFile } from './snapshot.ts';

/** Bytes under this name never change: keep them for a year. */
export const FOREVER = 'public, max-age=31536000, immutable';
/** The desk's page, its service worker and the like: a new version must be seen at the next start. */
export const ASK_AGAIN = 'no-cache';
/** Browser files with their hash in their name, as the build writes them. */
export const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/;
/** Figures of the newest cut: shared caches may keep them for a moment, readers ask again. */
export const FRESH = 'public, max-age=2, s-maxage=5, stale-while-revalidate=30, stale-if-error=86400';

export interface SiteParts {
  /** Renders a page of the site; null where the path is no page. */
  readonly renderPage: (view: PublicView, path: string) => { status: number; body: string } | null;
  /** The same for a page that shows what the server knows beside the cut. */
  readonly renderNow?: (
    view: PublicView,
    path: string,
    tickets: LiveTickets,
  ) => { status: number; body: string } | null;
  /** Renders what is made when asked for (unit files); null where the path is none. */
  readonly renderFile: (view: PublicView, path: string) => { mediaType: string; bytes: Uint8Array } | null;
  /** Renders what is made of a cut when asked for: other formats, levels and variants of the feed. Null where the path is none. */
  readonly renderMedia?: (cut: Cut, path: string) => { mediaType: string; bytes: Uint8Array } | null;
  /** Style sheet, script and icons, by path; their names carry their hash. */
  readonly assets: ReadonlyMap<string, { mediaType: string; bytes: Uint8Array }>;
  /** Files of the election package, by path below `/v1/package/`. */
  readonly packageFiles: ReadonlyMap<string, Uint8Array>;
  /** Further headers of files of the cut, by path: names and values in turn. */
  readonly headers?: ReadonlyMap<string, readonly string[]>;
}

export interface Found {
  readonly served: Served;
  readonly status: number;
}

/**
 * Replaced files stay available under their own names for readers who came with an earlier cut, the newest first, up to this
 * many bytes: a few cuts of the whole country, hours of a small one.
 */
const KEEP_BYTES = 64 * 1024 * 1024;

/**
 * Pages and files of single units that were made of the newest cut stay, up to this many bytes: all pages of the country but those of its
 * units. The last cut of a night stands for weeks, and whoever reads every page of it must not fill our memory.
 */
const KEEP_PAGES_BYTES = 128 * 1024 * 1024;

/** Files of earlier cuts that were asked for by number. */
const KEEP_SHELVED_BYTES = 16 * 1024 * 1024;

/** Answered searches of one cut that are kept. */
const KEEP_SEARCHES = 300;

/**
 * Everything the public can read, in memory. A new cut replaces the old one in a single step, so no reader ever sees two cuts
 * mixed; files whose bytes did not change keep their compressed forms.
 */
export class PublicSite {
  readonly #parts: SiteParts;
  readonly #fixed = new Map<string, Served>();
  #cut: Cut | null = null;
  #files = new Map<string, { file: CutFile; served: Served }>();
  readonly #pages: ByteBound<Found>;
  /** What an earlier process kept, until the first cut is there: it could not be made again. */
  readonly #earlier = new Map<string, Found>();
  /** Beside the pages, because they need not be kept for the next start. */
  readonly #media = new MadeFiles(undefined, (path) => this.#asked.delete(path));
  /** Earlier cuts by their number never change: compressed once for all who ask. */
  readonly #shelved = new ByteBound<Found>(KEEP_SHELVED_BYTES, ({ served }) => served.bytes.length);
  readonly #shelf = new FeedShelf((path) => this.#immutable.get(path)?.served.bytes ?? null);
  readonly #immutable = new Map<string, { served: Served; lastCut: number }>();
  #extra = new Map<string, Served>();
  #making: Promise<boolean> | null = null;
  readonly #searches = new Map<string, Found>();
  /** What was asked for and found since the last change, under the address as it was written: one look for most requests. */
  readonly #asked = new Map<string, Found>();

  /** `keepPages`: bytes of made pages that stay in memory. */
  constructor(parts: SiteParts, keepPages: number = KEEP_PAGES_BYTES) {
    this.#parts = parts;
    const sizeOf = ({ served }: Found): number => served.bytes.length;
    this.#pages = new ByteBound(keepPages, sizeOf, (path) => this.#asked.delete(path));
    for (const [path, asset] of parts.assets)
      this.#fixed.set(path, served(asset.bytes, asset.mediaType, HASHED.test(path) ? FOREVER : ASK_AGAIN));
    const list = [...parts.packageFiles].map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: sha256Hex(bytes),
    }));
    for (const [name, bytes] of parts.packageFiles) {
      this.#fixed.set(`/v1/package/${name}`, served(bytes, mediaTypeOf(name), FRESH));
    }
    const index = new TextEncoder().encode(`${JSON.stringify({ files: list }, null, 1)}\n`);
    this.#fixed.set('/v1/package/index.json', served(index, 'application/json', FRESH));
  }

  /** A small file beside the cuts that changes now and then. */
  offer(path: string, mediaType: string, bytes: Uint8Array): void {
    this.#fixed.set(path, served(bytes, mediaType, FRESH));
    this.#asked.clear();
  }

  get cut(): Cut | null {
    return this.#cut;
  }

  /**
   * The newest cut as soon as the published state is its own; null when there is none, or while the database keeps a newer one
   * waiting. What is read of it must be read before the next `await`.
   */
  async steadyCut(): Promise<Cut | null> {
    if (this.#making !== null && !(await this.#making)) return null;
    return this.#making === null ? this.#cut : null;
  }

  /**
   * Pages are rendered from the published state, which has moved on while a cut waits for its row in the database: until
   * that cut is installed, only what was rendered before can be answered. `recorded` rejects when the row was not written.
   */
  holdWhile(recorded: Promise<void>): void {
    const making = recorded.then(
      () => true,
      () => false,
    );
    this.#making = making;
    making.then((done) => {
      if (done && this.#making === making) this.#making = null;
    });
  }

  /** What stands at a path, as soon as it can be told; `unavailable` while the database keeps the new cut waiting. */
  async findSoon(path: string): Promise<Found | null | 'unavailable'> {
    if (this.#making !== null && !(await this.#making)) return this.#known(path) ?? 'unavailable';
    return this.find(path);
  }

  /** Shows what was public before this process started, until its first cut is there. */
  installSnapshot(snapshot: Snapshot): void {
    if (this.#cut !== null) return;
    this.#asked.clear();
    for (const { path, immutablePath, mediaType, sha256, bytes } of snapshot.files) {
      const content = this.#fresh({ path, bytes, mediaType, sha256 });
      this.#earlier.set(path, { served: content, status: 200 });
      if (immutablePath === null) continue;
      this.#immutable.set(immutablePath, { served: content.as(FOREVER), lastCut: snapshot.cut });
    }
  }

  /**
   * Everything of the newest cut that is in memory: its files, and the pages that readers opened. Null before the
   * first, and while a newer one is being made.
   */
  snapshot(): Snapshot | null {
    if (this.#cut === null || this.#making !== null) return null;
    const { number: cut, package: pkg } = this.#cut.head;
    const files: SnapshotFile[] = [...this.#files.values()].map(({ file }) => file);
    const pages = [...this.#pages.entries()].map(([path, found]) => [path, found.served] as const);
    for (const [path, { bytes, mediaType, sha256 }] of [...this.#extra, ...pages])
      files.push({ path, mediaType, sha256, immutablePath: null, bytes });
    return { package: pkg, cut, files };
  }

  /** Puts a cut in place of the one before. `extra`: small files that belong to it, such as the signed checkpoint. */
  install(cut: Cut, extra: ReadonlyMap<string, { mediaType: string; bytes: Uint8Array }> = new Map()): void {
    const files = new Map<string, { file: CutFile; served: Served }>();
    for (const [path, file] of cut.files) {
      const before = this.#files.get(path);
      const same = before !== undefined && before.file.sha256 === file.sha256;
      const entry = same ? before : { file, served: this.#fresh(file) };
      files.set(path, entry);
      const kept = this.#immutable.get(file.immutablePath);
      if (kept !== undefined) kept.lastCut = cut.head.number;
      else
        this.#immutable.set(file.immutablePath, {
          served: entry.served.as(FOREVER),
          lastCut: cut.head.number,
        });
    }
    this.#forgetOldest(cut.head.number);
    if (this.#cut !== null && cut.head.number <= this.#cut.head.number) this.#shelved.clear(); // another night
    this.#shelf.take(cut);
    this.#files = files;
    this.#pages.clear();
    this.#earlier.clear();
    this.#searches.clear();
    this.#making = null;
    this.#extra = new Map(
      [...extra].map(([path, file]) => [path, served(file.bytes, file.mediaType, FRESH)]),
    );
    this.#cut = cut;
    this.#asked.clear();
  }

  #fresh({ path, bytes, mediaType, sha256 }: Omit<CutFile, 'immutablePath'>): Served {
    const extra = this.#parts.headers?.get(path);
    return new Served({ bytes, mediaType, sha256, cacheControl: FRESH, extra });
  }

  #forgetOldest(newest: number): void {
    const replaced = [...this.#immutable].filter(([, kept]) => kept.lastCut < newest);
    let bytes = 0;
    for (const [path, kept] of replaced.toSorted(([, a], [, b]) => b.lastCut - a.lastCut)) {
      bytes += kept.served.bytes.length;
      if (bytes > KEEP_BYTES) this.#immutable.delete(path);
    }
  }

  /** Files that are the same in every cut: browser files and the election package. */
  fixedFiles(): Iterable<[string, Served]> {
    return this.#fixed;
  }

  /** Drops rendered pages from memory; they are rendered again when asked for. */
  forgetPages(): void {
    this.#pages.clear();
    this.#media.clear();
    this.#asked.clear();
  }

  /** What stands at an address exactly as a reader wrote it, when it was found there before; the slow way knows the rest. */
  atOnce(url: string): Found | undefined {
    return this.#asked.get(url);
  }

  /** What stands at a path (no query); null when nothing does, `later` when it must be rendered and a cut is being made. */
  look(path: string): Found | null | 'later' {
    const known = this.#known(path);
    if (known !== null) {
      if (!/[%?]/.test(path)) this.#asked.set(path, known); // written otherwise, it would mean something else
      return known;
    }
    return this.#making === null ? this.#made(path) : 'later';
  }

  /** The same, without regard to a cut that is being made. */
  find(path: string): Found | null {
    return this.#known(path) ?? this.#made(path);
  }

  /** A page that depends on the query too: rendered for each question; some hundred answers of a cut are kept. */
  async search(path: string, query: string): Promise<Found | null | 'unavailable'> {
    if (this.#making !== null && !(await this.#making)) return 'unavailable';
    const key = path + query;
    const known = this.#searches.get(key);
    if (known !== undefined) return known;
    const page = this.#cut === null ? null : this.#parts.renderPage(this.#cut.view, key);
    if (page === null) return null;
    const bytes = new TextEncoder().encode(page.body);
    const found = { served: served(bytes, 'text/html; charset=utf-8', FRESH), status: page.status };
    if (this.#searches.size >= KEEP_SEARCHES) this.#searches.clear();
    this.#searches.set(key, found);
    return found;
  }

  /** A page that shows what the server knows beside the cut; never kept. */
  async pageNow(
    path: string,
    tickets: LiveTickets,
  ): Promise<{ status: number; body: string } | null | 'unavailable'> {
    if (this.#making !== null && !(await this.#making)) return 'unavailable';
    return this.#cut === null ? null : (this.#parts.renderNow?.(this.#cut.view, path, tickets) ?? null);
  }

  #known(path: string): Found | null {
    const file = this.#files.get(path)?.served ?? this.#extra.get(path) ?? this.#fixed.get(path);
    if (file !== undefined) return { served: file, status: 200 };
    const immutable = this.#immutable.get(path);
    if (immutable !== undefined) return { served: immutable.served, status: 200 };
    const page = this.#pages.get(path) ?? this.#earlier.get(path);
    return page ?? this.#media.of(this.#cut?.head.number ?? 0, path);
  }

  /** Pages and unit files: made from the cut when first asked for, then kept until the next cut. */
  #made(path: string): Found | null {
    if (this.#cut === null) return null;
    const media = path.startsWith('/feed/') ? this.#madeMedia(this.#cut, path) : null;
    if (media !== null) return media;
    const page = this.#parts.renderPage(this.#cut.view, path);
    let found: Found | null = null;
    if (page !== null) {
      const bytes = new TextEncoder().encode(page.body);
      found = { served: served(bytes, 'text/html; charset=utf-8', FRESH), status: page.status };
    } else {
      const file = this.#parts.renderFile(this.#cut.view, path);
      if (file !== null) found = { served: served(file.bytes, file.mediaType, FRESH), status: 200 };
    }
    if (found !== null && found.status === 200) this.#pages.put(path, found);
    return found;
  }

  /** Formats of the feed that are made of the cut, and earlier cuts and deltas. */
  #madeMedia(cut: Cut, path: string): Found | null {
    const kept = this.#shelved.get(path);
    if (kept !== undefined) return kept;
    const shelved = this.#shelf.find(path);
    if (shelved !== null) {
      const cache = shelved.forever ? FOREVER : FRESH;
      const found = { served: served(shelved.bytes, shelved.mediaType, cache), status: 200 };
      if (shelved.forever) this.#shelved.put(path, found);
      return found;
    }
    return this.#media.make(cut.head.number, path, () => {
      const file = this.#parts.renderMedia?.(cut, path) ?? null;
      return file === null ? null : { served: served(file.bytes, file.mediaType, FRESH), status: 200 };
    });
  }
}

function served(bytes: Uint8Array, mediaType: string, cacheControl: string): Served {
  return new Served({ bytes, mediaType, sha256: sha256Hex(bytes), cacheControl });
}

function mediaTypeOf(name: string): string {
  return name.endsWith('.json') ? 'application/json' : 'text/csv; charset=utf-8';
}
