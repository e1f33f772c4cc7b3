import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { loadSnapshot, type Snapshot, saveSnapshot } from './snapshot.ts';

const PACKAGE = 'a'.repeat(64);

function snapshot(cut: number, contents: Readonly<Record<string, string>>): Snapshot {
  const files = Object.entries(contents).map(([path, text]) => {
    const bytes = Buffer.from(text);
    return {
      path,
      mediaType: 'text/plain',
      sha256: sha256Hex(bytes),
      immutablePath: `/v1/f/x${path}`,
      bytes,
    };
  });
  return { package: PACKAGE, cut, files };
}

describe('a snapshot of what is public', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khanaen-snapshot-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('comes back as it was', async () => {
    const first = snapshot(7, { '/th/': 'หน้าแรก', '/v1/cut.json': '{}' });
    await saveSnapshot(folder, first);
    expect(await loadSnapshot(folder, PACKAGE)).toEqual(first);
  });

  it('takes the place of the last one and leaves nothing of it behind', async () => {
    await saveSnapshot(folder, snapshot(7, { '/a': 'one', '/b': 'same' }));
    await saveSnapshot(folder, snapshot(8, { '/a': 'two', '/b': 'same', '/c': 'two' }));
    const loaded = await loadSnapshot(folder, PACKAGE);
    expect(loaded?.cut).toBe(8);
    expect(loaded?.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['/a', 'two'],
      ['/b', 'same'],
      ['/c', 'two'],
    ]);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('is not shown for another election, nor when it is damaged or missing', async () => {
    expect(await loadSnapshot(folder, PACKAGE)).toBeNull();
    await saveSnapshot(folder, snapshot(7, { '/a': 'one' }));
    expect(await loadSnapshot(folder, 'b'.repeat(64))).toBeNull();
    await writeFile(join(folder, sha256Hex('one')), 'onf');
    expect(await loadSnapshot(folder, PACKAGE)).toBeNull();
    await writeFile(join(folder, 'index.json'), '{');
    expect(await loadSnapshot(folder, PACKAGE)).toBeNull();
  });
});
