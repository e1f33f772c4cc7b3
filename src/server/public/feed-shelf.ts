import { JSON_TYPE } from '../../publication/cut-file.ts';
import { cutDelta, type DeltaSide } from '../../publication/media/delta.ts';
import type { Cut } from '../../publication/model.ts';

/** One of the last cuts: its files are found through its manifest, as long as they are kept. */
export interface ShelvedCut {
  readonly number: number;
  readonly at: string;
  readonly manifestSha256: string;
  /** Where the manifest is kept under a name that never changes its bytes. */
  readonly manifestPlace: string;
}

export interface ShelfFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** These bytes stand at this path for ever; the lists change with every cut. */
  readonly forever: boolean;
}

interface CutIndex {
  readonly manifest: Uint8Array;
  /** By path: where the bytes are kept, and their type. */
  readonly places: ReadonlyMap<string, { readonly immutable: string; readonly type: string }>;
}

const CUT_PATH = /^\/feed\/cuts\/(\d+)(\/.+)$/;
const DELTA_PATH = /^\/feed\/deltas\/(\d+)-(\d+)\.json$/;
/** Deltas and indexes that are kept ready. */
const READY = 32;
const MANIFEST = '/v1/manifest.json';

/**
 * Earlier cuts by their number, and what changed between two that follow each other. Holds no files itself: a cut is on the
 * shelf while its files are found at their lasting names.
 */
export class FeedShelf {
  readonly #read: (immutablePath: string) => Uint8Array | null;
  readonly #most: number;
  /** Oldest first. */
  #cuts: ShelvedCut[] = [];
  readonly #indexes = new Map<number, CutIndex>();
  readonly #deltas = new Map<string, Uint8Array>();

  /** `read`: bytes at a lasting name, null when they are gone. `most`: cuts to remember. */
  constructor(read: (immutablePath: string) => Uint8Array | null, most = 1000) {
    this.#read = read;
    this.#most = most;
  }

  take(cut: Cut): void {
    const manifest = cut.files.get(MANIFEST);
    if (manifest === undefined) throw new Error('a cut has a manifest');
    this.put({
      number: cut.head.number,
      at: cut.head.at,
      manifestSha256: cut.manifestSha256,
      manifestPlace: manifest.immutablePath,
    });
  }

  /** Cuts come with rising numbers; one that is not newer begins the shelf anew. */
  put(cut: ShelvedCut): void {
    const last = this.#cuts.at(-1);
    if (last !== undefined && cut.number <= last.number) {
      this.#cuts = [];
      this.#indexes.clear();
      this.#deltas.clear();
    }
    this.#cuts.push(cut);
    if (this.#cuts.length > this.#most) this.#cuts.shift();
  }

  /** What stands at a path below `/feed/cuts/` or `/feed/deltas/`; null when nothing does, or not any more. */
  find(path: string): ShelfFile | null {
    if (path === '/feed/cuts/index.json') return list({ cuts: this.#kept().map(cutJson) });
    if (path === '/feed/deltas/index.json') return list({ deltas: this.#steps() });
    const [, number, inside] = CUT_PATH.exec(path) ?? [];
    if (inside !== undefined) return this.#fileOf(Number(number), inside);
    const [, from, to] = DELTA_PATH.exec(path) ?? [];
    return to === undefined ? null : this.#delta(Number(from), Number(to));
  }

  #fileOf(number: number, path: string): ShelfFile | null {
    const index = this.#indexOf(number);
    if (index === null) return null;
    if (path === '/manifest.json' || path === MANIFEST) {
      return { mediaType: JSON_TYPE, bytes: index.manifest, forever: true };
    }
    const place = index.places.get(path);
    const bytes = place === undefined ? null : this.#read(place.immutable);
    return place === undefined || bytes === null ? null : { mediaType: place.type, bytes, forever: true };
  }

  #delta(from: number, to: number): ShelfFile | null {
    const place = this.#cuts.findIndex((cut) => cut.number === to);
    if (place < 1 || this.#cuts[place - 1]?.number !== from) return null;
    const key = `${from}-${to}`;
    let bytes = this.#deltas.get(key);
    if (bytes === undefined) {
      const [before, after] = [this.#sideOf(from), this.#sideOf(to)];
      const text = before === null || after === null ? null : cutDelta(before, after);
      if (text === null) return null;
      bytes = new TextEncoder().encode(text);
      keep(this.#deltas, key, bytes);
    }
    return { mediaType: JSON_TYPE, bytes, forever: true };
  }

  #sideOf(number: number): DeltaSide | null {
    const index = this.#indexOf(number);
    if (index === null) return null;
    return { manifest: index.manifest, read: (path) => this.#fileOf(number, path)?.bytes ?? null };
  }

  #indexOf(number: number): CutIndex | null {
    const known = this.#indexes.get(number);
    if (known !== undefined) return known;
    const cut = this.#cuts.find((one) => one.number === number);
    const manifest = cut === undefined ? null : this.#read(cut.manifestPlace);
    if (manifest === null) return null;
    const { files } = JSON.parse(new TextDecoder().decode(manifest)) as {
      files: readonly { path: string; immutable: string; type: string }[];
    };
    const index = { manifest, places: new Map(files.map((file) => [file.path, file])) };
    keep(this.#indexes, number, index);
    return index;
  }

  /** Cuts whose manifest is still there. */
  #kept(): readonly ShelvedCut[] {
    this.#cuts = this.#cuts.filter((cut) => this.#read(cut.manifestPlace) !== null);
    return this.#cuts;
  }

  #steps() {
    const kept = this.#kept();
    return kept.slice(1).map((cut, i) => {
      const from = kept[i]?.number ?? 0;
      return { from, to: cut.number, at: cut.at, path: `/feed/deltas/${from}-${cut.number}.json` };
    });
  }
}

function cutJson({ number, at, manifestSha256, manifestPlace }: ShelvedCut) {
  return {
    cut: number,
    at,
    manifest: {
      path: `/feed/cuts/${number}/manifest.json`,
      immutable: manifestPlace,
      sha256: manifestSha256,
    },
  };
}

function list(value: unknown): ShelfFile {
  return {
    mediaType: JSON_TYPE,
    bytes: new TextEncoder().encode(`${JSON.stringify(value)}\n`),
    forever: false,
  };
}

/** Keeps a few, the newest. */
function keep<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > READY && oldest !== undefined) map.delete(oldest);
}
