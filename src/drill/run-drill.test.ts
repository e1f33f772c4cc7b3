import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeSample } from '../cli/commands/sample.ts';
import { loadElection } from '../cli/load-package.ts';
import type { Election } from '../election/lookup.ts';
import type { RunningServer } from '../server/compose.ts';
import { startServer } from '../server/compose.ts';
import { openSource } from '../verify/source.ts';
import { verifyCut } from '../verify/verify-cut.ts';
import { expectFrom } from './expect.ts';
import type { NightForms } from './forms-file.ts';
import { readNightForms } from './forms-file.ts';
import type { DrillOptions } from './run-drill.ts';
import { runDrill } from './run-drill.ts';
import { makeSample } from './sample/make-sample.ts';

let dir = '';
let server: RunningServer;
let election: Election;
let forms: NightForms;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-drill-'));
  const sample = makeSample({
    kind: 'province',
    seed: 11,
    province: 'RNG',
    date: '2025-11-23',
    scale: 0.1,
    tie: false,
  });
  if ('unknownProvince' in sample) throw new Error('RNG is a province');
  // one form on which the committee wrote a ballot too many as left over
  const rows = [...sample.rows];
  const first = rows[0];
  if (first === null || first === undefined) throw new Error('the sample has a first form');
  rows[0] = { ...first, left: (first.left ?? 0) + 1 };
  const written = { ...sample, rows, expected: expectFrom(sample.election, rows) };
  await writeSample(written, join(dir, 'package'));
  const loaded = await loadElection(join(dir, 'package'));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  election = loaded.value;
  const read = await readNightForms(election, join(dir, 'package', 'drill'));
  if (!('rows' in read)) throw new Error(JSON.stringify(read));
  forms = read;
  server = await startServer({
    election,
    dataDir: join(dir, 'data'),
    databaseUrl: undefined,
    port: 0,
    host: '127.0.0.1',
    cutIntervalMs: 200,
    log: () => undefined,
  });
  await server.ready;
});

afterAll(async () => {
  await server?.close();
  if (dir !== '') await rm(dir, { recursive: true, force: true });
});

async function options(liftCap: boolean): Promise<DrillOptions> {
  return {
    url: server.url,
    formsDir: join(dir, 'package', 'drill'),
    adminPassword: (await readFile(join(dir, 'data', 'first-administrator.txt'), 'utf8')).trim(),
    speed: null,
    province: null,
    liftCap,
    clerks: 6,
    seed: 3,
    shares: { typos: 0.3, sameTypos: 0.15, unreadable: 0.2, late: 0.2 },
    onProgress: () => undefined,
  };
}

test('a night full of mistakes ends in the right figures, capped and whole, and can be verified by anybody', async () => {
  const capped = await runDrill(election, forms, await options(false));
  expect(capped.comparison.differences).toEqual([]);
  expect(capped.run.accepted).toBe(election.returns.length);
  expect(capped.counts.unreadable).toBeGreaterThan(0);
  expect(capped.counts.lookedAgain).toBeGreaterThan(0);
  expect(capped.counts.decided).toBeGreaterThan(0);
  expect(capped.counts.corrections).toBeGreaterThan(0);
  expect(capped.counts.asWritten).toBeGreaterThan(0);
  expect(capped.shownForms).toBeLessThan(election.returns.length);

  const whole = await runDrill(election, forms, await options(true));
  expect(whole.comparison.differences).toEqual([]);
  expect(whole.run.accepted).toBe(0);
  expect(whole.shownForms).toBe(election.returns.length);
  expect(whole.comparison.counts.get('expected.json totals')).toBeGreaterThan(0);

  const source = openSource(server.url);
  const verification = await verifyCut(source, null);
  await source.close();
  expect(verification.findings.differences).toEqual([]);
  expect(verification.units).toBe(election.pkg.units.length);
});
