import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { sharedPath } from '../basics/testing/shared-data.ts';
import { importEct } from '../election/ect/import-ect.ts';
import { indexElection } from '../election/lookup.ts';
import { compareOfficial } from './compare-official.ts';
import { Comparison } from './comparison.ts';
import { expectFrom } from './expect.ts';
import { readNightForms } from './forms-file.ts';

test('the forms of 2566 come to every official figure, except the 187 listed contradictions', async () => {
  const data = sharedPath('data/th-2566');
  if (data === null) return;
  const json = join(data, 'ect-json');
  const files = new Map<string, Uint8Array>();
  for (const name of await readdir(json)) files.set(name, await readFile(join(json, name)));
  const units = gunzipSync(await readFile(join(data, 'stations', 'units.csv.gz')));
  const { pkg } = importEct(files, units);
  if (pkg === null) throw new Error('no package');
  const election = indexElection(pkg);
  const forms = await readNightForms(election, join(data, 'stations'));
  if (!('rows' in forms)) throw new Error(JSON.stringify(forms.slice(0, 3)));
  expect(forms.rows.filter((row) => row !== null)).toHaveLength(199_088);

  const right = new Comparison();
  expect(
    await compareOfficial(election, join(data, 'stations'), expectFrom(election, forms.rows), right),
  ).toBe(true);
  expect(right.differences).toEqual([]);
  expect(right.known).toHaveLength(187);
  expect(right.compared).toBeGreaterThan(36_000);

  // one vote in one of 199,088 forms is found
  const rows = [...forms.rows];
  const row = rows[5000];
  if (row === null || row === undefined) throw new Error('form 5000 is there');
  rows[5000] = { ...row, votes: [at(row.votes, 0) + 1, ...row.votes.slice(1)] };
  const wrong = new Comparison();
  await compareOfficial(election, join(data, 'stations'), expectFrom(election, rows), wrong);
  expect(wrong.differing).toBeGreaterThan(0);
});
