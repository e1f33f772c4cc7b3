import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '../basics/sha256.ts';
import { DiskPhotoStore } from './photo-disk.ts';
import type { PhotoStore } from './photos.ts';
import { scrubBatch, scrubState } from './scrub.ts';
import type { TestDatabase } from './testing/database.ts';
import { testDatabase } from './testing/database.ts';

describe('the re-check of stored files', () => {
  let database: TestDatabase;
  let dir: string;
  let photos: DiskPhotoStore;
  const logged: string[] = [];

  beforeEach(async () => {
    database = await testDatabase();
    dir = await mkdtemp(join(tmpdir(), 'khanaen-scrub-'));
    photos = new DiskPhotoStore(dir);
    logged.length = 0;
  });
  afterEach(async () => {
    await database.close();
    await rm(dir, { recursive: true, force: true });
  });

  const bytesOf = (n: number, copy: string) => new TextEncoder().encode(`${copy} ${n}`);
  const pathOf = (folder: string, sha256: string) => join(dir, folder, sha256.slice(0, 2), sha256);
  const check = () =>
    scrubBatch(
      { pool: database.pool, photos, log: (line) => logged.push(line) },
      new AbortController().signal,
      0,
    );

  async function keep(n: number): Promise<{ readonly original: string; readonly photo: string }> {
    const [original, copy] = [bytesOf(n, 'original'), bytesOf(n, 'copy')];
    await photos.put(original, copy);
    const names = { original: sha256Hex(original), photo: sha256Hex(copy) };
    await database.pool.query(
      `insert into arrival (key, receipt, channel, original, photo, media_type, bytes, width, height, sender)
       values ($1, $2, 'line', $3, $4, 'image/png', 9, 60, 80, 'x')`,
      [`k${n}`, String(100_000_000 + n), names.original, names.photo],
    );
    return names;
  }

  /** The store, which does something at each reading. */
  function storeThat(atFirst: () => Promise<void>): Pick<PhotoStore, 'read' | 'readOriginal'> {
    return {
      read: async (sha256) => {
        await atFirst();
        return photos.read(sha256);
      },
      readOriginal: async (sha256) => {
        await atFirst();
        return photos.readOriginal(sha256);
      },
    };
  }

  test('finds what is missing or damaged, and that it is whole again', async () => {
    const kept = [await keep(1), await keep(2), await keep(3)] as const;
    const [lost, damaged] = [kept[0].original, kept[1].photo];
    await rm(pathOf('originals', lost));
    await writeFile(pathOf('photos', damaged), 'another picture');
    expect(await check()).toBe(false);
    const found = await scrubState(database.pool);
    expect(found).toMatchObject({ passes: 1, checked: 6 });
    expect(new Map(found.faults.map((f) => [f.sha256, f.fault]))).toEqual(
      new Map([
        [lost, 'missing'],
        [damaged, 'damaged'],
      ]),
    );
    expect(logged).toHaveLength(2);
    await writeFile(pathOf('originals', lost), bytesOf(1, 'original'));
    await writeFile(pathOf('photos', damaged), bytesOf(2, 'copy'));
    await check();
    expect(await scrubState(database.pool)).toMatchObject({ passes: 2, checked: 12, faults: [] });
  });

  test('goes on where the last one stopped, and two never check at once', async () => {
    for (let n = 1; n <= 4; n++) await keep(n);
    const stopping = new AbortController();
    const half = storeThat(async () => stopping.abort());
    await scrubBatch({ pool: database.pool, photos: half, log: () => undefined }, stopping.signal, 0);
    expect((await scrubState(database.pool)).checked).toBe(1);
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    let reached: () => void = () => undefined;
    const atGate = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const slow = storeThat(async () => {
      reached();
      await gate;
    });
    const signal = new AbortController().signal;
    const first = scrubBatch({ pool: database.pool, photos: slow, log: () => undefined }, signal, 0);
    await atGate;
    expect(await check()).toBe(false);
    expect((await scrubState(database.pool)).checked).toBe(1);
    open();
    await first;
    expect(await scrubState(database.pool)).toMatchObject({ passes: 1, checked: 8, faults: [] });
  });
});
