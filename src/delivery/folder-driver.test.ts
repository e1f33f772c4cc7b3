import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { until } from '../store/testing/until.ts';
import { FolderDriver } from './folder-driver.ts';
import { folderTarget, outFile, TestContext } from './testing/sending.ts';

describe('a folder', () => {
  let dir: string;
  let driver: FolderDriver;
  const context = new TestContext();
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'khanaen-folder-'));
    driver = new FolderDriver(folderTarget(dir));
  });
  afterEach(async () => {
    await rm(dir, { recursive: true, force: true });
  });

  test('gets files whole, in place of the old ones, and nothing beside them', async () => {
    const large = Buffer.alloc(2_500_000, 'ก');
    await driver.send(outFile('data/stats/a.json', 'one'), context);
    await driver.send(outFile('data/stats/a.json', large, 'here'), context);
    expect((await readFile(join(dir, 'data/stats/a.json'))).equals(large)).toBe(true);
    expect(await readdir(join(dir, 'data/stats'))).toEqual(['a.json']);
    expect(await driver.send(outFile('data/stats/a.json', large), context)).toEqual({ remote: 'here' });
    await driver.remove('data/stats/a.json', 'here', context);
    await driver.remove('data/stats/a.json', 'here', context);
    expect(await readdir(join(dir, 'data/stats'))).toEqual([]);
  });

  test('what a crash left behind is written over', async () => {
    await writeFile(join(dir, '.a.json.khanaen-part'), 'half of an old fi');
    await driver.send(outFile('a.json', 'whole'), context);
    expect(await readdir(dir)).toEqual(['a.json']);
  });

  test('a share that is not mounted is not taken for an empty disk', async () => {
    const away = new FolderDriver(folderTarget(join(dir, 'not-mounted')));
    await expect(away.send(outFile('a.json', '1'), context)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(dir)).toEqual([]);
    await writeFile(join(dir, 'a-file'), '');
    const file = new FolderDriver(folderTarget(join(dir, 'a-file')));
    await expect(file.send(outFile('a.json', '1'), context)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('one that cannot be written to is said so, and the old file stays', async () => {
    await driver.send(outFile('a.json', 'old'), context);
    // Permissions would not stop a test that runs as root; a folder in the place of the part does.
    await mkdir(join(dir, '.a.json.khanaen-part'));
    await expect(driver.send(outFile('a.json', 'new', 'here'), context)).rejects.toMatchObject({
      code: 'EISDIR',
    });
    expect(await readFile(join(dir, 'a.json'), 'utf8')).toBe('old');
  });

  test('bytes that are read back otherwise never take the place of good ones', async () => {
    await driver.send(outFile('a.json', 'good'), context);
    const lie = { ...outFile('a.json', 'bad!', 'here'), sha256: 'f'.repeat(64) };
    await expect(driver.send(lie, context)).rejects.toMatchObject({ code: 'differs' });
    expect([await readFile(join(dir, 'a.json'), 'utf8'), await readdir(dir)]).toEqual(['good', ['a.json']]);
  });

  test('never writes outside', async () => {
    await expect(driver.send(outFile('../x.json', '1'), context)).rejects.toThrow('outside');
  });

  test('one that hangs is given up in time, and holds no further thread until it comes back', async () => {
    const hasty = new TestContext(100);
    await mkdir(join(dir, 'data'));
    const file = outFile('data/a.json', '1');
    let free: (bytes: Uint8Array) => void = () => undefined;
    const held = new Promise<Uint8Array>((resolve) => {
      free = resolve;
    });
    // a disk that does not answer: the request never ends by itself
    const hanging = { ...hasty, request: hasty.request.bind(hasty) };
    const slow = hanging.request;
    let first = true;
    hanging.request = <T>(work: (signal: AbortSignal) => Promise<T>) => {
      if (!first) return slow(work);
      first = false;
      return slow(async (signal) => {
        await Promise.race([
          held,
          new Promise((_, reject) => signal.addEventListener('abort', reject)),
        ]).catch(() => undefined);
        return work(signal);
      });
    };
    const context = {
      ...hanging,
      cut: 1,
      openUpload: async () => null,
      keepUpload: async () => undefined,
      progressed: () => undefined,
    };
    await expect(driver.send(file, context)).rejects.toMatchObject({ code: 'too-slow' });
    free(new Uint8Array());
    await until(async () => (await driver.send(file, new TestContext()).catch(() => null)) !== null);
    expect(await readFile(join(dir, 'data/a.json'), 'utf8')).toBe('1');
  });
});
