import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import { errorCode, errorMessage } from './errors.ts';
import type { PhotoFiles } from './photo-files.ts';
import { diskFiles } from './photo-files.ts';
import type { PhotoError, PhotoStore, PhotoStream, StoredPhoto } from './photos.ts';
import { SharedRuns } from './shared-runs.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** No room left, or no room left for this user. */
const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** Paths remembered as durable; the list starts anew when it is full. */
const REMEMBERED = 100_000;

/**
 * Photos on a local disk: `photos/ab/<sha256>` for public copies, `originals/ab/<sha256>` for files as they came,
 * `derived/ab/<sha256>` for pictures that can be made again.
 * Written under another name, brought to the disk, then renamed: a name always stands for whole, correct bytes.
 */
export class DiskPhotoStore implements PhotoStore {
  readonly #photos: string;
  readonly #originals: string;
  readonly #derived: string;
  readonly #incoming: string;
  readonly #files: PhotoFiles;
  readonly #madeDirs = new Set<string>();
  readonly #syncs: SharedRuns;
  readonly #durable = new Set<string>();
  /** Writes under way by path: the same photo sent twice at once is written once. */
  readonly #writing = new Map<string, Promise<void>>();

  constructor(dataDir: string, files: PhotoFiles = diskFiles) {
    this.#photos = join(dataDir, 'photos');
    this.#originals = join(dataDir, 'originals');
    this.#derived = join(dataDir, 'derived');
    this.#incoming = join(dataDir, 'photos', 'incoming');
    this.#files = files;
    this.#syncs = new SharedRuns((dir) => files.syncDir(dir));
  }

  async put(original: Uint8Array, publicCopy: Uint8Array): Promise<Result<StoredPhoto, PhotoError>> {
    const stored = { original: sha256Hex(original), photo: sha256Hex(publicCopy) };
    try {
      // A file that had nothing to strip is kept once.
      const writes = [this.#keep(pathOf(this.#photos, stored.photo), publicCopy)];
      if (stored.original !== stored.photo) {
        writes.push(this.#keep(pathOf(this.#originals, stored.original), original));
      }
      const failed = (await Promise.allSettled(writes)).find((done) => done.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
      return ok(stored);
    } catch (error) {
      return err(photoError(error));
    }
  }

  putOriginal(bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    return this.#putAlone(this.#originals, bytes);
  }

  putDerived(bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    return this.#putAlone(this.#derived, bytes);
  }

  async readDerived(sha256: string): Promise<Uint8Array | null> {
    return SHA256.test(sha256) ? this.#readOrNull(pathOf(this.#derived, sha256)) : null;
  }

  async has(photo: string): Promise<boolean> {
    return SHA256.test(photo) && (await this.#sizeOf(pathOf(this.#photos, photo))) !== null;
  }

  async read(photo: string): Promise<Uint8Array | null> {
    return SHA256.test(photo) ? this.#readOrNull(pathOf(this.#photos, photo)) : null;
  }

  async readOriginal(original: string): Promise<Uint8Array | null> {
    if (!SHA256.test(original)) return null;
    return (
      (await this.#readOrNull(pathOf(this.#originals, original))) ??
      (await this.#readOrNull(pathOf(this.#photos, original)))
    );
  }

  async stream(photo: string): Promise<PhotoStream | null> {
    if (!SHA256.test(photo)) return null;
    const file = await orNull(this.#files.open(pathOf(this.#photos, photo)));
    if (file === null) return null;
    const { size } = await file.stat();
    return { bytes: size, stream: file.createReadStream() };
  }

  async #putAlone(root: string, bytes: Uint8Array): Promise<Result<string, PhotoError>> {
    const sha256 = sha256Hex(bytes);
    try {
      await this.#keep(pathOf(root, sha256), bytes);
      return ok(sha256);
    } catch (error) {
      return err(photoError(error));
    }
  }

  async #keep(path: string, bytes: Uint8Array): Promise<void> {
    if (this.#durable.has(path)) return;
    const underWay = this.#writing.get(path);
    if (underWay !== undefined) return underWay;
    const write = this.#write(path, bytes).finally(() => this.#writing.delete(path));
    this.#writing.set(path, write);
    return write;
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    if ((await this.#sizeOf(path)) === null) await this.#create(path, bytes);
    // Also for a file that was there: a crash may have come between its renaming and this.
    await this.#syncs.run(dirname(path));
    if (this.#durable.size >= REMEMBERED) this.#durable.clear();
    this.#durable.add(path);
  }

  async #create(path: string, bytes: Uint8Array): Promise<void> {
    await this.#makeDir(this.#incoming);
    await this.#makeDir(dirname(path));
    const temporary = join(this.#incoming, randomBytes(12).toString('hex'));
    try {
      await this.#files.writeDurably(temporary, bytes);
      await this.#files.rename(temporary, path);
    } catch (error) {
      await this.#files.remove(temporary).catch(() => undefined);
      throw error;
    }
  }

  /** Makes a folder and brings its name to the disk, with those above it that are ours. */
  async #makeDir(dir: string): Promise<void> {
    if (this.#madeDirs.has(dir)) return;
    await this.#files.mkdir(dir);
    await this.#syncs.run(dirname(dir));
    await this.#syncs.run(dirname(dirname(dir)));
    this.#madeDirs.add(dir);
  }

  async #sizeOf(path: string): Promise<number | null> {
    return orNull(this.#files.size(path));
  }

  async #readOrNull(path: string): Promise<Uint8Array | null> {
    return orNull(this.#files.read(path));
  }
}

function photoError(error: unknown): PhotoError {
  const code = FULL.has(errorCode(error)) ? 'disk-full' : 'storage-failed';
  return { code, detail: errorMessage(error) };
}

function pathOf(root: string, sha256: string): string {
  return join(root, sha256.slice(0, 2), sha256);
}

async function orNull<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
