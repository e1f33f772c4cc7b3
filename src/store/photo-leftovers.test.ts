import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeLeftPhotos } from './photo-leftovers.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'khanaen-left-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test('old half-written photos go, young ones and finished ones stay', async () => {
  const incoming = join(dataDir, 'photos', 'incoming');
  mkdirSync(incoming, { recursive: true });
  mkdirSync(join(dataDir, 'photos', 'ab'));
  const now = Date.now();
  const write = (path: string, hours: number) => {
    writeFileSync(path, 'x');
    utimesSync(path, new Date(now - hours * 3_600_000), new Date(now - hours * 3_600_000));
  };
  write(join(incoming, 'old'), 25);
  write(join(incoming, 'young'), 23);
  write(join(dataDir, 'photos', 'ab', 'abcd'), 100);
  expect(await removeLeftPhotos(dataDir, now)).toBe(1);
  expect(readdirSync(incoming)).toEqual(['young']);
  expect(readdirSync(join(dataDir, 'photos', 'ab'))).toEqual(['abcd']);
});

test('a data folder without photos is fine', async () => {
  expect(await removeLeftPhotos(dataDir, Date.now())).toBe(0);
});
