import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { getOrThrow } from '../../basics/assert.ts';
import { sha256Hex } from '../../basics/sha256.ts';
import type { Cut } from '../../publication/model.ts';
import {
  HOME,
  isStatic,
  MADE_PATHS,
  pagePaths,
  type SiteScope,
  unitFilePaths,
} from '../export/site-paths.ts';
import { pageFile } from '../export/tree.ts';
import type { PublicSite } from '../public/site.ts';

/** Data that no cut names any more stays so long for readers who came with an earlier one. */
const KEEP_MS = 10 * 60_000;
const POINTER = '/v1/cut.json';
const MANIFEST = '/v1/manifest.json';

export interface TreeState {
  /** Hash of the election package whose cut the folder holds; null when it holds nothing yet. */
  readonly package: string | null;
  readonly cut: number;
}

/**
 * The served tree of the newest cut in a folder, for any static host. Each file is replaced in one step; data comes first, then pages, then
 * the manifest, and the small pointer last: whoever follows the pointer finds everything that it leads to.
 */
export class LiveTree {
  readonly folder: string;
  /** Number of the cut that is written whole; 0 before the first. */
  cut = 0;
  /** By path: SHA-256 of what this process wrote. */
  readonly #written = new Map<string, string>();
  readonly #folders = new Set<string>();
  /** Lasting names that the newest cut does not have, and since when. */
  readonly #left = new Map<string, number>();
  #current = new Set<string>();

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** What the folder holds from an earlier run. */
  async open(): Promise<TreeState> {
    await mkdir(this.folder, { recursive: true });
    try {
      const pointer: { package: string; cut: number } = JSON.parse(
        await readFile(join(this.folder, POINTER), 'utf8'),
      );
      this.cut = pointer.cut;
      return pointer;
    } catch {
      return { package: null, cut: 0 };
    }
  }

  /** Writes a cut that stands on the site; the site must not change before this is done. `now`: milliseconds. */
  async write(
    site: PublicSite,
    cut: Cut,
    checkpoint: string,
    scope: SiteScope,
    now: number,
  ): Promise<{ readonly files: number; readonly bytes: number }> {
    let files = 0;
    let bytes = 0;
    const put = async (path: string, content: Uint8Array, sha256 = sha256Hex(content)): Promise<void> => {
      if (this.#written.get(path) === sha256) return;
      await this.#replace(path, content);
      this.#written.set(path, sha256);
      files += 1;
      bytes += content.length;
    };
    const last = [MANIFEST, POINTER];
    for (const file of cut.files.values()) await put(file.immutablePath, file.bytes, file.sha256);
    for (const [path, served] of site.fixedFiles()) if (isStatic(path)) await put(path, served.bytes);
    await put('/v1/checkpoint', new TextEncoder().encode(checkpoint));
    for (const file of cut.files.values()) {
      if (!last.includes(file.path)) await put(file.path, file.bytes, file.sha256);
    }
    for (const path of [...MADE_PATHS, ...unitFilePaths(cut.view, scope)]) {
      const found = site.find(path);
      if (found?.status === 200) await put(path, found.served.bytes);
    }
    for (const path of pagePaths(cut.view, scope)) {
      const found = site.find(path);
      if (found?.status === 200) await put(pageFile(path), found.served.bytes);
    }
    await put('/index.html', new TextEncoder().encode(HOME));
    for (const path of last) {
      const file = getOrThrow(cut.files, path);
      await put(path, file.bytes, file.sha256);
    }
    site.forgetPages();
    this.cut = cut.head.number;
    await this.#clear(new Set([...cut.files.values()].map((file) => file.immutablePath)), now);
    return { files, bytes };
  }

  /** Writes a file that belongs to no cut, in one step. */
  async put(path: string, content: Uint8Array): Promise<void> {
    await this.#replace(path, content);
  }

  async holds(path: string): Promise<boolean> {
    return stat(join(this.folder, path)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /** Takes away every folder directly below `path` that is not named. */
  async keepOnly(path: string, names: readonly string[]): Promise<void> {
    const place = join(this.folder, path);
    for (const entry of await readdir(place, { withFileTypes: true }).catch(() => [])) {
      if (!entry.isDirectory() || names.includes(entry.name)) continue;
      await rm(join(place, entry.name), { recursive: true, force: true });
      this.#folders.delete(join(place, entry.name));
    }
  }

  async #replace(path: string, content: Uint8Array): Promise<void> {
    const place = join(this.folder, path);
    if (!place.startsWith(this.folder + sep)) throw new Error(`outside the folder: ${path}`);
    const folder = dirname(place);
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#folders.add(folder);
    }
    try {
      await writeFile(`${place}.new`, content);
      await rename(`${place}.new`, place);
    } catch (error) {
      this.#folders.delete(folder); // somebody may have taken it away
      await rm(`${place}.new`, { force: true });
      throw error;
    }
  }

  /** Takes away data under lasting names that no cut has had for some time, also that of an earlier run. */
  async #clear(current: Set<string>, now: number): Promise<void> {
    const before = this.#current.size > 0 ? this.#current : await this.#found();
    for (const path of before) if (!current.has(path)) this.#left.set(path, this.#left.get(path) ?? now);
    this.#current = current;
    for (const [path, since] of this.#left) {
      if (!current.has(path) && now - since < KEEP_MS) continue;
      this.#left.delete(path);
      if (current.has(path)) continue;
      const place = join(this.folder, path);
      await rm(place, { force: true });
      await rmdir(dirname(place)).catch(() => undefined); // holds something else
      this.#folders.delete(dirname(place));
      this.#written.delete(path);
    }
  }

  /** Everything below `/v1/f/`. */
  async #found(): Promise<Set<string>> {
    const folder = join(this.folder, 'v1', 'f');
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return new Set(
      entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(this.folder.length).replaceAll('\\', '/')),
    );
  }
}
