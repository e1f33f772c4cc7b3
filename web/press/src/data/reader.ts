import { patternsOf } from './party-patterns.ts';
import type { Head, Manifest, Nation, PartiesFile, Pointer } from './v1.ts';

/** One fetch, as the browser has it; tests give their own. */
export type Fetch = (
  address: string,
  options: { cache: RequestCache; signal: AbortSignal },
) => Promise<Response>;

/** A file of a cut with the cut that it was read under. Files that are kept over cuts do not say it themselves. */
export interface Read {
  readonly cut: number;
  readonly at: string;
  readonly value: unknown;
}

/** Everything that is on the wall: one cut, and the further files that its scenes asked for. */
export interface Shown {
  readonly pointer: Pointer;
  readonly nation: Nation;
  readonly parties: PartiesFile;
  /** `areas.csv` of the package, as text. */
  readonly areas: string;
  /** `boundaries.csv` of the package; empty when it has none. */
  readonly boundaries: string;
  /** Pattern of each party, in the order of the file of parties: colours that look alike are told apart by it. */
  readonly patterns: readonly number[];
  /** Further files by their plain path. */
  readonly files: ReadonlyMap<string, Read>;
}

const PATIENCE_MS = 10_000;
/** What stays the same during an election. */
export type Fixed = Pick<Shown, 'parties' | 'areas' | 'boundaries' | 'patterns'>;

/** Files that are made beside the cut and are in no manifest. */
const OUTSIDE = /^v1\/(?:timeline\.json|units\/)/;
/** Files under unchanging names that are kept in memory, the last used ones: all provinces and the close races. */
const MOST_KEPT = 300;

/**
 * Reads the same files as everybody else, below one address. The files of a cut are read under their unchanging names, so that
 * a scene never mixes two cuts; what did not change is not fetched again.
 */
export class Reader {
  readonly #base: string;
  readonly #fetch: Fetch;
  readonly #kept = new Map<string, unknown>();
  #manifest: Manifest | null = null;
  /** The server's clock minus ours, milliseconds. */
  skew = 0;
  /** What the last answer with a pointer offered in its `Link`. */
  link: string | null = null;

  /** `base`: the address above `v1/`, with its slash. */
  constructor(base: string, fetch: Fetch) {
    this.#base = base;
    this.#fetch = fetch;
  }

  async pointer(now: () => number): Promise<Pointer> {
    const response = await this.#get('v1/cut.json', 'no-cache');
    const served = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(served)) this.skew = served - now();
    this.link = response.headers.get('link');
    return (await response.json()) as Pointer;
  }

  async nation(pointer: Pointer): Promise<Nation> {
    return (await this.#forever(pointer.nation.path)) as Nation;
  }

  async fixed(): Promise<Fixed> {
    const [list, areas, index] = await Promise.all([
      this.#json('v1/parties.json'),
      this.#text('v1/package/areas.csv'),
      this.#json('v1/package/index.json'),
    ]);
    const { files } = index as { files: readonly { name: string }[] };
    const there = (name: string) =>
      files.some((file) => file.name === name) ? this.#text(`v1/package/${name}`) : Promise.resolve('');
    const [boundaries, candidates, previous] = await Promise.all(
      ['boundaries.csv', 'candidates.csv', 'previous.csv'].map(there),
    );
    const parties = list as PartiesFile;
    const patterns = patternsOf(parties.parties, areas, candidates ?? '', previous ?? '');
    return { parties, areas, boundaries: boundaries ?? '', patterns };
  }

  /** One more file of a cut, by its plain path. */
  async file(pointer: Pointer, path: string): Promise<Read> {
    if (OUTSIDE.test(path)) {
      const value = await this.#json(path);
      const { cut = pointer.cut, at = pointer.at } = value as Partial<Head>;
      return { cut, at, value };
    }
    const manifest = await this.#manifestOf(pointer);
    const entry = manifest.files.find((file) => file.path === `/${path}`);
    if (entry === undefined) throw new Error(`no ${path} in cut ${pointer.cut}`);
    return { cut: pointer.cut, at: pointer.at, value: await this.#forever(entry.immutable) };
  }

  async #manifestOf(pointer: Pointer): Promise<Manifest> {
    if (this.#manifest?.cut !== pointer.cut || this.#manifest.package !== pointer.package)
      this.#manifest = (await this.#json(pointer.manifest.path.slice(1), 'default')) as Manifest;
    return this.#manifest;
  }

  async #forever(path: string): Promise<unknown> {
    const value = this.#kept.get(path) ?? (await this.#json(path.slice(1), 'default'));
    this.#kept.delete(path);
    this.#kept.set(path, value);
    for (const [oldest] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) break;
      this.#kept.delete(oldest);
    }
    return value;
  }

  async #get(path: string, cache: RequestCache): Promise<Response> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await this.#fetch(new URL(path, this.#base).href, { cache, signal });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  async #json(path: string, cache: RequestCache = 'no-cache'): Promise<unknown> {
    return (await this.#get(path, cache)).json();
  }

  async #text(path: string): Promise<string> {
    return (await this.#get(path, 'no-cache')).text();
  }
}
