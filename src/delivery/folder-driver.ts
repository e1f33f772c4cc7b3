import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { FolderTarget } from './config/model.ts';
import type { Driver, OutFile, SendContext } from './driver.ts';
import { DeliveryFault } from './fault.ts';

const PART = 1024 * 1024;

/**
 * A folder, local or on a share. A file is written beside its place, brought to the disk, read back, and only then put in place of the
 * old one: readers see one or the other, whole. The folder itself is never made: where a share is not mounted, it is not there.
 */
export class FolderDriver implements Driver {
  readonly #root: string;
  /** Accesses that never came back. Each holds a thread of ours, so there must never be more than a few. */
  #hung = 0;

  constructor(target: Pick<FolderTarget, 'path'>) {
    this.#root = resolve(target.path);
  }

  async send(file: OutFile, context: SendContext): Promise<{ readonly remote: string }> {
    await this.#io(context, async () => {
      if (!(await stat(this.#root)).isDirectory()) throw new DeliveryFault('not-found', 'it is no folder');
    });
    const place = this.#placeOf(file.path);
    // Without a note of ours the same file may still be there.
    if (file.remote === '' && (await this.#hashOf(place, file.bytes, context)) === file.sha256)
      return { remote: 'here' };
    const draft = join(dirname(place), `.${place.slice(place.lastIndexOf(sep) + 1)}.khanaen-part`);
    await this.#io(context, () => mkdir(dirname(place), { recursive: true }));
    try {
      await this.#write(draft, file, context);
      const found = await this.#hashOf(draft, file.bytes, context);
      if (found !== file.sha256) throw new DeliveryFault('differs', 'other bytes were read back');
      await this.#io(context, () => rename(draft, place));
    } catch (error) {
      if (this.#hung === 0) await this.#io(context, () => rm(draft, { force: true })).catch(() => undefined);
      throw error;
    }
    await this.#io(context, () => syncFolder(dirname(place)));
    return { remote: 'here' };
  }

  async remove(path: string, _remote: string, context: SendContext): Promise<void> {
    await this.#io(context, () => rm(this.#placeOf(path), { force: true }));
  }

  #placeOf(path: string): string {
    const place = resolve(this.#root, path);
    if (!place.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep)) {
      throw new Error(`outside the folder: ${path}`);
    }
    return place;
  }

  async #write(draft: string, file: OutFile, context: SendContext): Promise<void> {
    const handle = await this.#io(context, () => open(draft, 'w', 0o644));
    try {
      for (let from = 0; from < file.bytes; from += PART) {
        const bytes = await file.part(from, Math.min(PART, file.bytes - from));
        await this.#io(context, () => writeWhole(handle, bytes));
        if (from > 0) context.progressed();
      }
      await this.#io(context, () => handle.sync());
    } finally {
      if (this.#hung === 0) await this.#io(context, () => handle.close()).catch(() => undefined);
    }
  }

  /** Null when there is no such file of this size. */
  async #hashOf(place: string, bytes: number, context: SendContext): Promise<string | null> {
    const info = await this.#io(context, () => stat(place).catch(() => null));
    if (info === null || info.size !== bytes) return null;
    const hash = createHash('sha256');
    const handle = await this.#io(context, () => open(place));
    try {
      const buffer = new Uint8Array(Math.min(PART, Math.max(1, bytes)));
      for (let from = 0; from < bytes; ) {
        const { bytesRead } = await this.#io(context, () => handle.read(buffer, 0, buffer.length, from));
        if (bytesRead === 0) return null;
        hash.update(buffer.subarray(0, bytesRead));
        from += bytesRead;
      }
    } finally {
      if (this.#hung === 0) await this.#io(context, () => handle.close()).catch(() => undefined);
    }
    return hash.digest('hex');
  }

  async #io<T>(context: SendContext, work: () => Promise<T>): Promise<T> {
    if (this.#hung > 0) throw new DeliveryFault('too-slow', 'an earlier access to the folder still hangs');
    return context.request(async (signal) => {
      const working = work();
      const hangs = () => {
        this.#hung += 1;
        const back = () => {
          this.#hung -= 1;
        };
        working.then(back, back);
      };
      signal.addEventListener('abort', hangs, { once: true });
      try {
        return await working;
      } finally {
        signal.removeEventListener('abort', hangs);
      }
    });
  }
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let from = 0; from < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, from);
    from += bytesWritten;
  }
}

/** Makes a rename last. Some shares know no such thing; then their own order holds. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
