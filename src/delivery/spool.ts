import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../store/errors.ts';
import { DeliveryFault } from './fault.ts';

/** Nothing younger is swept away, milliseconds: somebody may be about to need it. */
const YOUNG_MS = 10 * 60_000;

/** What was on its way is not there any more: begin again with the newest cut. */
export class SpoolLost extends Error {
  override readonly name = 'SpoolLost';
}

/**
 * Files that are on their way, by their SHA-256, on our own disk: a slow place holds no memory, and a delivery goes on with the same bytes
 * after a restart. Losing it costs nothing but a new start with the newest cut.
 */
export class Spool {
  readonly #folder: string;
  readonly #known = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps bytes under their hash; what is there already is not written again. */
  async put(sha256: string, bytes: Uint8Array): Promise<void> {
    const place = this.#place(sha256);
    if (this.#known.has(sha256) && (await touched(place))) return;
    const draft = `${place}.${randomBytes(6).toString('hex')}`;
    try {
      const size = await sizeOf(place);
      if (size !== bytes.length || !(await touched(place))) {
        await mkdir(join(place, '..'), { recursive: true });
        await writeFile(draft, bytes, { mode: 0o600 });
        await rename(draft, place);
      }
    } catch (error) {
      await rm(draft, { force: true }).catch(() => undefined);
      throw new DeliveryFault('spool-full', errorCode(error));
    }
    this.#known.add(sha256);
  }

  /** Bytes of a file that is kept; null when it is not there any more. */
  async read(sha256: string): Promise<Uint8Array | null> {
    return readFile(this.#place(sha256)).catch(() => null);
  }

  /** A part of a file; shorter at its end. */
  async part(sha256: string, from: number, length: number): Promise<Uint8Array> {
    const file = await open(this.#place(sha256)).catch(() => {
      this.#known.delete(sha256);
      throw new SpoolLost(`${sha256} is not in the spool any more`);
    });
    try {
      const bytes = new Uint8Array(length);
      const { bytesRead } = await file.read(bytes, 0, length, from);
      return bytes.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** True when every file is there with the bytes that its name says. */
  async whole(hashes: Iterable<string>): Promise<boolean> {
    for (const sha256 of new Set(hashes)) {
      const bytes = await this.read(sha256);
      if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) return false;
    }
    return true;
  }

  /** Removes what nobody needs any more. */
  async sweep(needed: ReadonlySet<string>, now: number): Promise<void> {
    for (const folder of await readdir(this.#folder).catch(() => [])) {
      for (const name of await readdir(join(this.#folder, folder)).catch(() => [])) {
        if (needed.has(name)) continue;
        const place = join(this.#folder, folder, name);
        const info = await stat(place).catch(() => null);
        if (info === null || now - info.mtimeMs < YOUNG_MS) continue;
        this.#known.delete(name);
        await rm(place, { force: true });
      }
    }
  }

  #place(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }
}

/** Makes a file young again, so that it is not swept away; false when it is not there. */
async function touched(place: string): Promise<boolean> {
  const now = new Date();
  return utimes(place, now, now).then(
    () => true,
    () => false,
  );
}

async function sizeOf(place: string): Promise<number | null> {
  return stat(place).then(
    (info) => info.size,
    () => null,
  );
}
