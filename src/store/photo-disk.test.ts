import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '../basics/result.ts';
import { sha256Hex } from '../basics/sha256.ts';
import { DiskPhotoStore } from './photo-disk.ts';
import type { PhotoFiles } from './photo-files.ts';
import { diskFiles } from './photo-files.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'khanaen-photos-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const original = Buffer.from('original with metadata');
const publicCopy = Buffer.from('public');

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

function failing(code: string, call: 'writeDurably' | 'rename' | 'syncDir', failures = Infinity): PhotoFiles {
  let left = failures;
  const fail = async (...args: never[]) => {
    if (left-- > 0) throw Object.assign(new Error(`${code}: no space left`), { code });
    return (diskFiles[call] as (...rest: never[]) => Promise<void>)(...args);
  };
  // A full disk takes the first bytes and refuses the rest.
  const half = async (path: string, bytes: Uint8Array) => {
    if (left > 0) await diskFiles.writeDurably(path, bytes.subarray(0, 3));
    return fail(...([path, bytes] as never[]));
  };
  return { ...diskFiles, [call]: call === 'writeDurably' ? half : fail };
}

describe('DiskPhotoStore', () => {
  it('keeps both files by their hashes, also for another process', async () => {
    const stored = unwrap(await new DiskPhotoStore(dir).put(original, publicCopy));
    expect(stored).toEqual({ original: sha256Hex(original), photo: sha256Hex(publicCopy) });
    const later = new DiskPhotoStore(dir);
    expect(await later.has(stored.photo)).toBe(true);
    expect(Buffer.from((await later.read(stored.photo)) ?? [])).toEqual(publicCopy);
    expect(Buffer.from((await later.readOriginal(stored.original)) ?? [])).toEqual(original);
    const sent = await later.stream(stored.photo);
    const chunks: Buffer[] = [];
    for await (const chunk of sent?.stream ?? []) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks)).toEqual(publicCopy);
    expect(sent?.bytes).toBe(publicCopy.length);
  });

  it('never gives an original as a public copy', async () => {
    const store = new DiskPhotoStore(dir);
    const stored = unwrap(await store.put(original, publicCopy));
    expect(await store.has(stored.original)).toBe(false);
    expect(await store.read(stored.original)).toBeNull();
    expect(await store.stream(stored.original)).toBeNull();
  });

  it('keeps a file with nothing to strip once, and the same photo sent many times once', async () => {
    const store = new DiskPhotoStore(dir);
    const results = await Promise.all(Array.from({ length: 20 }, () => store.put(publicCopy, publicCopy)));
    expect(results.every((result) => result.ok)).toBe(true);
    expect(filesBelow(dir)).toEqual([sha256Hex(publicCopy)]);
    expect(await store.readOriginal(sha256Hex(publicCopy))).not.toBeNull();
  });

  it('has nothing under names that are no hashes', async () => {
    const store = new DiskPhotoStore(dir);
    for (const name of ['', '..', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/x`]) {
      expect(await store.has(name)).toBe(false);
      expect(await store.read(name)).toBeNull();
      expect(await store.stream(name)).toBeNull();
      expect(await store.readOriginal(name)).toBeNull();
    }
  });

  it.each(['ENOSPC', 'EDQUOT'])(
    'answers "disk full" for %s and leaves nothing half-written',
    async (code) => {
      const store = new DiskPhotoStore(dir, failing(code, 'writeDurably'));
      const result = await store.put(original, publicCopy);
      expect(result).toMatchObject({ ok: false, error: { code: 'disk-full' } });
      expect(filesBelow(dir)).toEqual([]);
      expect(await store.has(sha256Hex(publicCopy))).toBe(false);
    },
  );

  it('answers "storage failed" for other errors, and works again when they are over', async () => {
    for (const call of ['rename', 'syncDir'] as const) {
      const store = new DiskPhotoStore(dir, failing('EIO', call, 1));
      expect(await store.put(original, original)).toMatchObject({
        ok: false,
        error: { code: 'storage-failed' },
      });
      expect(await store.put(original, original)).toMatchObject({ ok: true });
      rmSync(join(dir, 'photos'), { recursive: true });
    }
  });
});
