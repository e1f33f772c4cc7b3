import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesOf, layout2569 } from '../../election/ect/testing/layout-2569.ts';
import { withHash } from '../../election/parse.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { writePackage } from '../../election/write.ts';
import { loadElection, writePackageDir } from '../load-package.ts';
import { run as check } from './check.ts';
import { run as importEct } from './import-ect.ts';

let dir = '';
let printed: { out: string; err: string };
const io = {
  out: (text: string) => {
    printed.out += `${text}\n`;
  },
  err: (text: string) => {
    printed.err += `${text}\n`;
  },
};

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-package-'));
  printed = { out: '', err: '' };
});
afterEach(() => rm(dir, { recursive: true }));

async function writeTiny(change: (files: Map<string, Uint8Array>) => void = () => {}): Promise<void> {
  const files = new Map(writePackage(tinyPackage()));
  change(files);
  for (const [name, bytes] of files) await writeFile(join(dir, name), bytes);
}

test('check prints hash and counts of a sound package and exits 0', async () => {
  await writeTiny();
  expect(await check([dir, '--lang', 'en'], io)).toBe(0);
  expect(printed.out).toMatch(/sha256 [0-9a-f]{64}/);
  expect(printed.out).toContain('returns expected');
  expect(printed.out).toMatch(/^0 errors/m);
});

test('check speaks Thai, or both languages', async () => {
  await writeTiny();
  await check([dir, '--lang', 'th'], io);
  expect(printed.out).toContain('หน่วยเลือกตั้ง');
  expect(printed.out).not.toContain('polling stations');
});

test('check lists every error of a broken package with its place and exits 1', async () => {
  await writeTiny((files) => {
    files.delete('rules.csv');
    files.set('areas.csv', new TextEncoder().encode('id\nx y\n'));
  });
  expect(await check([dir, '--lang', 'en'], io)).toBe(1);
  expect(printed.err).toContain('rules.csv [missing-file]');
  expect(printed.err).toContain('areas.csv:2 id [bad-id]');
  expect(printed.err).toContain('areas.csv:1 kind [missing-column]');
});

test('check --json is for programs', async () => {
  await writeTiny((files) => files.delete('forms.csv'));
  expect(await check([dir, '--json'], io)).toBe(1);
  const report = JSON.parse(printed.out) as { ok: boolean; errors: { code: string }[] };
  expect(report).toMatchObject({ ok: false, errors: [{ file: 'forms.csv', code: 'missing-file' }] });
});

test.each([[[]], [['a', 'b']], [['--nonsense']], [['x', '--lang', 'fr']]])(
  'check refuses %j',
  async (args) => {
    expect(await check(args, io)).toBe(2);
    expect(printed.err).toContain('khanaen check DIR');
  },
);

test('check says so when there is no package', async () => {
  expect(await check([join(dir, 'nowhere')], io)).toBe(2);
});

test('import-ect makes a package that check accepts, with overrides and all notes beside it', async () => {
  const layout = layout2569();
  layout.candidate = layout.candidate.filter((c) => c['mp_app_id'] !== 'MKM_1_2');
  for (const [name, bytes] of filesOf(layout)) await writeFile(join(dir, `th_election69_${name}`), bytes);
  await writeFile(join(dir, 'units.csv.gz'), gzipSync(layout.units));
  const out = join(dir, 'package');
  const args = [dir, '--units', join(dir, 'units.csv.gz'), '--out', out, '--lang', 'en'];
  expect(
    await importEct([...args, '--id', 'th-x', '--cap', '100', '--first-release', '19:30', '--drill'], io),
  ).toBe(0);
  expect(printed.err).toContain('[phantom-constituency]');
  expect(await readdir(out)).toContain('import-notes.json');
  const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8')) as Record<string, unknown>;
  expect(manifest).toMatchObject({
    id: 'th-x',
    drill: true,
    election_day: '2026-02-08',
    publication: { first_release: '2026-02-08T19:30:00+07:00', cap: { percent: 100 } },
  });
  expect(await check([out, '--lang', 'en'], io)).toBe(0);
});

test('import-ect refuses an override that makes no package, before writing anything', async () => {
  const layout = layout2569();
  for (const [name, bytes] of filesOf(layout)) await writeFile(join(dir, name), bytes);
  await writeFile(join(dir, 'units.csv'), layout.units);
  const out = join(dir, 'package');
  expect(await importEct([dir, '--units', join(dir, 'units.csv'), '--out', out, '--cap', '150'], io)).toBe(1);
  expect(printed.err).toContain('publication.cap.percent [out-of-range]');
  await expect(readdir(out)).rejects.toThrow('ENOENT');
});

test.each([
  [['x']],
  [['x', '--units', 'u', '--out', 'o', '--day', '2566-05-14']],
  [['x', '--units', 'u', '--out', 'o', '--first-release', '25:00']],
  [['x', '--units', 'u', '--out', 'o', '--edition', '2562']],
])('import-ect refuses %j', async (args) => {
  expect(await importEct(args, io)).toBe(2);
  expect(printed.err).toContain('khanaen import-ect DIR');
});

test('import-ect says which file cannot be read', async () => {
  expect(await importEct([join(dir, 'nowhere'), '--units', 'u', '--out', join(dir, 'out')], io)).toBe(2);
  expect(printed.err).toContain('nowhere');
});

test('import-ect refuses a unit list that unpacks to more than a country needs', async () => {
  await writeFile(join(dir, 'units.csv.gz'), gzipSync(new Uint8Array(97_000_000)));
  expect(await importEct([dir, '--units', join(dir, 'units.csv.gz'), '--out', join(dir, 'out')], io)).toBe(2);
});

test('check tells a package without a manifest from no package at all', async () => {
  await writeTiny((files) => files.delete('manifest.json'));
  expect(await check([dir], io)).toBe(1);
});

test('a package written over another keeps nothing of it', async () => {
  await writePackageDir(dir, tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));
  const other = withHash(tinyPackage({ ballots: ['constituency', 'party-list'] }));
  await writePackageDir(dir, other);
  const loaded = await loadElection(dir);
  expect(loaded.ok && loaded.value.pkg).toEqual(other);
});
