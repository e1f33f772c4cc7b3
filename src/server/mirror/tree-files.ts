import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { sha256Hex } from '../../basics/sha256.ts';
import { ByteBound } from '../public/byte-bound.ts';
import { Served } from '../public/shelf.ts';
import { ASK_AGAIN, FOREVER, FRESH, HASHED } from '../public/site.ts';

/** Read files that stay in memory with their compressed forms, up to this many bytes. */
const KEEP_BYTES = 32 * 1024 * 1024;
/** What somebody else keeps in the folder, such as the repository that it is sent from; certificates are asked for by one such name. */
const HIDDEN = /\/\.(?!well-known\/)/;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.csv': 'text/csv; charset=utf-8',
  '.ndjson': 'application/x-ndjson',
  '.atom': 'application/atom+xml',
  '.js': 'text/javascript; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '': 'text/plain; charset=utf-8',
};

interface Kept {
  /** Changes when the file is replaced. */
  readonly mark: string;
  readonly served: Served;
}

/** Files of a served tree as answers: a folder stands for its `index.html`, what was read once is read again when it was replaced. */
export class TreeFiles {
  readonly #folder: string;
  readonly #headers: ReadonlyMap<string, readonly string[]>;
  readonly #kept = new ByteBound<Kept>(KEEP_BYTES, ({ served }) => served.bytes.length);

  /** `headers`: further headers of single paths. */
  constructor(folder: string, headers: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.#folder = folder;
    this.#headers = headers;
  }

  /** What stands at a decoded path; null when nothing does. */
  async read(path: string): Promise<Served | null> {
    const place = normalize(join(this.#folder, path));
    if (path.includes('\0') || !(place === this.#folder || place.startsWith(this.#folder + sep))) return null;
    if (place.endsWith('.new')) return null; // being written
    if (HIDDEN.test(path)) return null;
    return (await this.#file(path, place)) ?? (await this.#file(path, join(place, 'index.html')));
  }

  async #file(path: string, place: string): Promise<Served | null> {
    const found = await stat(place).catch(() => null);
    if (found === null || !found.isFile()) return null;
    const mark = `${found.ino} ${found.size} ${found.mtimeMs}`;
    const kept = this.#kept.get(place);
    if (kept?.mark === mark) return kept.served;
    const bytes = await readFile(place).catch(() => null);
    if (bytes === null) return null;
    const served = new Served({
      bytes,
      mediaType: TYPES[extname(place)] ?? 'application/octet-stream',
      sha256: sha256Hex(bytes),
      cacheControl: cacheControlOf(path),
      extra: this.#headers.get(path),
    });
    this.#kept.put(place, { mark, served });
    return served;
  }
}

function cacheControlOf(path: string): string {
  if (path.startsWith('/v1/f/') || HASHED.test(path)) return FOREVER;
  return path.startsWith('/assets/') || path === '/sw.js' || path === '/app.webmanifest' ? ASK_AGAIN : FRESH;
}
