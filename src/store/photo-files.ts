import { closeSync, fdatasync, fsync, openSync, renameSync, statSync, write, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The few calls that the disk store makes; tests put failing ones in their place. */
export interface PhotoFiles {
  readonly mkdir: (path: string) => Promise<void>;
  /** Creates a file that must not exist, writes it whole and brings it to the disk. */
  readonly writeDurably: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Brings a folder's list of names to the disk. */
  readonly syncDir: (path: string) => Promise<void>;
  readonly size: (path: string) => Promise<number>;
  readonly read: (path: string) => Promise<Uint8Array>;
  readonly open: (path: string) => Promise<FileHandle>;
}

const syncData = promisify(fdatasync);
const syncFile = promisify(fsync);

/** Up to this size a file is written by the calling thread: handing 2 kB to another thread costs more than writing them. */
const SMALL = 256 * 1024;

/** Folders whose descriptor stays open for the next fsync; photos lie in 256 of them. */
const OPEN_FOLDERS = 600;
const folders = new Map<string, number>();

/**
 * A local disk. Opening, writing a small file, renaming and closing only change memory and take microseconds; bringing things
 * to the disk takes milliseconds and is left to other threads, so that many photos are brought there together.
 */
export const diskFiles: PhotoFiles = {
  mkdir: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  writeDurably: async (path, bytes) => {
    const file = openSync(path, 'wx', 0o600);
    try {
      if (bytes.length <= SMALL) writeFileSync(file, bytes);
      else await writeAll(file, bytes);
      await syncData(file);
    } finally {
      closeSync(file);
    }
  },
  rename: async (from, to) => renameSync(from, to),
  remove: (path) => rm(path, { force: true }),
  syncDir: async (path) => {
    let folder = folders.get(path);
    if (folder === undefined) {
      folder = openSync(path, 'r');
      if (folders.size < OPEN_FOLDERS) folders.set(path, folder);
    }
    try {
      await syncFile(folder);
    } catch (error) {
      folders.delete(path);
      closeSync(folder);
      throw error;
    }
    if (folders.get(path) !== folder) closeSync(folder);
  },
  size: async (path) => statSync(path).size,
  read: (path) => readFile(path),
  open: (path) => open(path, 'r'),
};

async function writeAll(file: number, bytes: Uint8Array): Promise<void> {
  const put = promisify(write);
  for (let done = 0; done < bytes.length; ) {
    done += (await put(file, bytes, done, bytes.length - done, null)).bytesWritten;
  }
}
