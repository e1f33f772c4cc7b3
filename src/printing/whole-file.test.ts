import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWholeFile } from './whole-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khanaen-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('shows a file when it is whole, and gives what the work gave', async () => {
  const path = join(folder, 'a.txt');
  const done = await writeWholeFile(path, 0o600, async (out) => {
    out.write('some ');
    expect(await readdir(folder)).not.toContain('a.txt');
    out.write('text');
    return 7;
  });
  expect(done).toBe(7);
  expect(await readFile(path, 'utf8')).toBe('some text');
  expect(await readdir(folder)).toEqual(['a.txt']);
});

it('leaves nothing of a work that failed', async () => {
  const failing = writeWholeFile(join(folder, 'a.txt'), 0o600, async (out) => {
    out.write('some');
    throw new Error('no more');
  });
  await expect(failing).rejects.toThrow('no more');
  expect(await readdir(folder)).toEqual([]);
});

it('hears the disk while the work still draws: a rejection that nobody hears would end the process', async () => {
  const heard: unknown[] = [];
  const hear = (reason: unknown): void => {
    heard.push(reason);
  };
  process.on('unhandledRejection', hear);
  await mkdir(join(folder, 'a.txt.part')); // the draft cannot be opened
  const failing = writeWholeFile(join(folder, 'a.txt'), 0o600, async (out) => {
    while (!out.destroyed) await sleep(1);
    await sleep(1); // the next turn: by now the process would have been told
    throw new Error('nobody takes the file any more');
  });
  await expect(failing).rejects.toThrow('EISDIR');
  process.off('unhandledRejection', hear);
  expect(heard).toEqual([]);
});
