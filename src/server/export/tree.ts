import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/**
 * A folder of the site that is written beside its place and put there in one step. What the earlier export holds with the same
 * bytes is taken over from it as the same file on disk: it is not written again and keeps its time, so programs that copy the
 * folder elsewhere see which files are new. Readers never meet half of a cut, nor an empty folder.
 *
 * Not for a server that is answering: it works without giving way to others.
 */
export class SiteTree {
  readonly #target: string;
  readonly #draft: string;
  readonly #old: string;
  readonly #folders = new Set<string>();
  /** Files in the new folder, and their bytes. */
  files = 0;
  bytes = 0;
  /** Of these: files that the earlier export did not hold like this. */
  changedFiles = 0;
  changedBytes = 0;

  /** Throws when the folder holds something else than an earlier export. */
  constructor(folder: string) {
    this.#target = resolve(folder);
    this.#draft = `${this.#target}.writing`;
    this.#old = `${this.#target}.old`;
    // Broken off between the two names of the last step: the earlier export is whole.
    if (!existsSync(this.#target) && existsSync(this.#old)) renameSync(this.#old, this.#target);
    const held = existsSync(this.#target) ? readdirSync(this.#target) : [];
    if (held.length > 0 && !held.includes('v1')) {
      throw new Error(`${this.#target} holds something else than an earlier export; choose another folder`);
    }
    rmSync(this.#draft, { recursive: true, force: true });
  }

  /** Bytes of the earlier export at a path; null when there are none. */
  before(path: string): Uint8Array | null {
    try {
      return readFileSync(this.#inside(this.#target, path));
    } catch {
      return null;
    }
  }

  write(path: string, content: Uint8Array | string): void {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const [from, to] = [this.#inside(this.#target, path), this.#inside(this.#draft, path)];
    this.#folderOf(to);
    this.files += 1;
    this.bytes += bytes.length;
    if (holds(from, bytes) && sameFile(from, to)) return;
    writeFileSync(to, bytes);
    this.changedFiles += 1;
    this.changedBytes += bytes.length;
  }

  /** Takes a file of the earlier export over as it is; false when there is none, or the new one has another at its place. */
  keep(path: string): boolean {
    const [from, to] = [this.#inside(this.#target, path), this.#inside(this.#draft, path)];
    if (!existsSync(from) || existsSync(to)) return false;
    this.#folderOf(to);
    if (!sameFile(from, to)) copyFileSync(from, to);
    this.files += 1;
    this.bytes += statSync(to).size;
    return true;
  }

  /** Puts the new folder in its place: two names change, then the earlier export is removed. */
  finish(): void {
    rmSync(this.#old, { recursive: true, force: true });
    if (existsSync(this.#target)) renameSync(this.#target, this.#old);
    renameSync(this.#draft, this.#target);
    rmSync(this.#old, { recursive: true, force: true });
  }

  #inside(root: string, path: string): string {
    const place = resolve(root, `.${path}`);
    if (!place.startsWith(root + sep)) throw new Error(`outside the folder: ${path}`);
    return place;
  }

  #folderOf(file: string): void {
    const folder = dirname(file);
    if (this.#folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    this.#folders.add(folder);
  }
}

function holds(file: string, bytes: Uint8Array): boolean {
  const there = statSync(file, { throwIfNoEntry: false });
  return there?.isFile() === true && there.size === bytes.length && readFileSync(file).equals(bytes);
}

/** The same file on disk under a second name; false where the disk cannot do that. */
function sameFile(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** Where a page lies: every web server finds it by the name of its folder. */
export function pageFile(path: string): string {
  return join(path, 'index.html');
}
