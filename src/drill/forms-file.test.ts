import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readNightForms } from './forms-file.ts';
import { drillFiles } from './sample/files.ts';
import { makeSample } from './sample/make-sample.ts';

const made = makeSample({
  kind: 'local',
  seed: 2,
  province: 'MKM',
  date: '2025-11-23',
  scale: 0.5,
  tie: false,
});
if ('unknownProvince' in made) throw new Error('MKM is a province');
const sample = made;

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-forms-'));
  for (const [name, text] of drillFiles(sample)) await writeFile(join(dir, name), text);
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function read() {
  return readNightForms(sample.election, dir);
}

test('written forms are read back as they were, plain or gzipped', async () => {
  const plain = await read();
  expect('rows' in plain && plain.rows).toEqual(sample.rows);
  const name = 'forms-executive.csv';
  const text = drillFiles(sample).get(name) ?? '';
  await rm(join(dir, name));
  await writeFile(join(dir, `${name}.gz`), gzipSync(`\ufeff${text.replaceAll('\n', '\r\n')}`));
  const zipped = await read();
  expect('rows' in zipped && zipped.rows).toEqual(sample.rows);
  expect('minutes' in zipped && zipped.minutes).toEqual(sample.arrivals.map((a) => a.minute));
});

test.each([
  ['a missing file', 'forms-council.csv', () => null, 'is missing'],
  ['a score too few', 'forms-executive.csv', (t: string) => t.replace(/ \d+\n/, '\n'), 'lines'],
  ['a unit of nowhere', 'forms-executive.csv', (t: string) => t.replace(/\n44-/, '\n99-'), 'no return'],
  [
    'a negative figure',
    'forms-executive.csv',
    (t: string) => t.replace(/14,(\d+),/, '14,-$1,'),
    'whole number',
  ],
] as const)('%s is named and nothing is played', async (_name, file, change, text) => {
  const before = drillFiles(sample).get(file) ?? '';
  const after = change(before);
  expect(after).not.toBe(before);
  if (after === null) await rm(join(dir, file));
  else await writeFile(join(dir, file), after);
  const problems = await read();
  if ('rows' in problems) throw new Error('the bad file was accepted');
  expect(problems.some((p) => p.file === file && p.text.includes(text))).toBe(true);
});
