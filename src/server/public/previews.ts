import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isWebp } from '../../images/webp.ts';
import { openReader } from '../../reading/open-reader.ts';
import type { Reader } from '../../reading/reader.ts';

/** Previews that may be in the making or wait for it; what is asked beyond that gets the photo itself. */
export const MOST_WAITING = 16;
/** Photos of which none could be made, remembered until so many. */
const MOST_REFUSED = 10_000;
/** Processes that decode: beside those of the desk, so that readers never wait for the desk's photos, nor the desk for readers. */
const WORKERS = 2;

export type PreviewMaker = Pick<Reader, 'preview' | 'close'>;

/** Where the preview of a photo stands, by the SHA-256 of its public copy; also in a static copy. */
export function previewPathOf(sha256: string): string {
  return `/photos/${sha256}.preview.webp`;
}

/**
 * Small copies of public photos: made when first asked for, by processes that may crash without harm, and kept in a folder under the
 * hash of the public copy. The folder may be removed at any time. Who may see which photo is not decided here.
 */
export class Previews {
  readonly #folder: string;
  readonly #maker: PreviewMaker;
  readonly #making = new Map<string, Promise<Uint8Array | null>>();
  readonly #refused = new Set<string>();

  constructor(folder: string, maker: PreviewMaker) {
    this.#folder = folder;
    this.#maker = maker;
  }

  /** The preview of a public copy. Null: too many wait, or none can be made of it; then the photo itself is shown. `read` gives the copy. */
  async of(sha256: string, read: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const kept = await this.#kept(sha256);
    if (kept !== null || this.#refused.has(sha256)) return kept;
    const underWay = this.#making.get(sha256);
    if (underWay !== undefined) return underWay;
    if (this.#making.size >= MOST_WAITING) return null;
    const making = this.#make(sha256, read).finally(() => this.#making.delete(sha256));
    this.#making.set(sha256, making);
    return making;
  }

  close(): Promise<void> {
    return this.#maker.close();
  }

  async #make(sha256: string, read: () => Promise<Uint8Array | null>): Promise<Uint8Array | null> {
    const photo = await read();
    if (photo === null) return null;
    const made = await this.#maker.preview(photo);
    if (made.ok) {
      await this.#keep(sha256, made.value);
      return made.value;
    }
    if (made.error !== 'busy' && made.error !== 'closed') {
      if (this.#refused.size >= MOST_REFUSED) this.#refused.clear();
      this.#refused.add(sha256);
    }
    return null;
  }

  /** One that a power cut left without its end is made again: nobody waits for the disk here. */
  async #kept(sha256: string): Promise<Uint8Array | null> {
    const bytes = await readFile(this.#place(sha256)).catch(() => null);
    return bytes !== null && isWhole(bytes) ? bytes : null;
  }

  /** A full disk takes no preview away from readers. */
  async #keep(sha256: string, bytes: Uint8Array): Promise<void> {
    const place = this.#place(sha256);
    const draft = `${place}.${randomBytes(6).toString('hex')}`;
    try {
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await writeFile(draft, bytes, { mode: 0o600 });
      await rename(draft, place);
    } catch {
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  #place(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), `${sha256}.webp`);
  }
}

/** The previews of a data folder. Close them, or their processes end with the program. */
export function openPreviews(dataDir: string): Previews {
  return new Previews(join(dataDir, 'previews'), openReader({ workers: WORKERS, queue: MOST_WAITING }));
}

/** Whether the file ends where its header says. */
export function isWhole(bytes: Uint8Array): boolean {
  if (!isWebp(bytes)) return false;
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 === bytes.length;
}
