import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '../basics/sha256.ts';
import { Hands } from './hands.ts';
import { Spool, SpoolLost } from './spool.ts';
import { temporaryFolder } from './testing/press-night.ts';

let dir: string;
let clean: () => Promise<void>;
beforeEach(async () => {
  const folder = await temporaryFolder();
  [dir, clean] = [folder.path, folder.remove];
});
afterEach(() => clean());

const bytes = (text: string) => new TextEncoder().encode(text);
const HOUR = 3_600_000;

test('the spool keeps bytes by their hash, for another process too, until nobody needs them', async () => {
  const spool = new Spool(join(dir, 'spool'));
  const [one, two] = [sha256Hex('one'), sha256Hex('two')];
  await spool.put(one, bytes('one'));
  await spool.put(one, bytes('one'));
  await spool.put(two, bytes('two'));
  const other = new Spool(join(dir, 'spool'));
  expect(Buffer.from(await other.part(one, 1, 10)).toString()).toBe('ne');
  expect(await other.whole([one, two])).toBe(true);
  await spool.sweep(new Set([one]), Date.now());
  expect(await spool.whole([two])).toBe(true); // young: somebody may be about to need it
  await spool.sweep(new Set([one]), Date.now() + HOUR);
  expect([await spool.whole([one]), await spool.whole([two])]).toEqual([true, false]);
  await expect(spool.part(two, 0, 1)).rejects.toBeInstanceOf(SpoolLost);
  await spool.put(two, bytes('two'));
  expect(await spool.whole([two])).toBe(true);
});

test('a file that was cut short by a crash is not taken for whole, and is written anew', async () => {
  const spool = new Spool(join(dir, 'spool'));
  const name = sha256Hex('whole');
  await spool.put(name, bytes('whole'));
  await writeFile(join(dir, 'spool', name.slice(0, 2), name), 'who');
  const after = new Spool(join(dir, 'spool'));
  expect(await after.whole([name])).toBe(false);
  await after.put(name, bytes('whole'));
  expect(await after.whole([name])).toBe(true);
});

test('a disk that cannot be written is our own fault, not that of a place', async () => {
  await writeFile(join(dir, 'spool'), 'a file where a folder should be');
  await expect(new Spool(join(dir, 'spool')).put(sha256Hex('x'), bytes('x'))).rejects.toMatchObject({
    code: 'spool-full',
  });
  await expect(
    new Hands(join(dir, 'spool', 'news')).save({ cut: 1, at: '', files: [] }),
  ).rejects.toMatchObject({ code: 'spool-full' });
});

test('what a place has in hand outlives the process; a list that was cut short counts as none', async () => {
  const hands = new Hands(join(dir, 'news'));
  for (const cut of [10, 9, 100]) await hands.save({ cut, at: '', files: [] });
  await Promise.all(
    ['a', 'b', 'c'].map((path) =>
      hands.keepUpload(path, { sha256: 'x', session: `session of ${path}`, parts: ['1'] }),
    ),
  );
  const after = new Hands(join(dir, 'news'));
  expect(await after.waiting()).toEqual([9, 10, 100]);
  expect(await after.upload('b')).toEqual({ sha256: 'x', session: 'session of b', parts: ['1'] });
  await after.keepUpload('b', null);
  expect([await after.upload('b'), (await after.upload('c'))?.session]).toEqual([null, 'session of c']);
  await after.forgetUploads();
  expect(await new Hands(join(dir, 'news')).upload('c')).toBeNull();
  await writeFile(join(dir, 'news', '9.json'), '{"cut": 9, "fi');
  expect(await after.load(9)).toBeNull();
  await after.drop(9);
  expect(await after.waiting()).toEqual([10, 100]);
});
