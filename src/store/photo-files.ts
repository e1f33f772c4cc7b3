import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';

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

export const diskFiles: PhotoFiles = {
  mkdir: async (path) => {
    await mkdir(path, { recursive: true, mode: 0o700 });
  },
  writeDurably: async (path, bytes) => {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.datasync();
    } finally {
      await file.close();
    }
  },
  rename,
  remove: (path) => rm(path, { force: true }),
  syncDir: async (path) => {
    const dir = await open(path, 'r');
    try {
      await dir.sync();
    } finally {
      await dir.close();
    }
  },
  size: async (path) => (await stat(path)).size,
  read: (path) => readFile(path),
  open: (path) => open(path, 'r'),
};
