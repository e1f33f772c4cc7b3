import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AreaId, CentreId, UnitId } from '../election/model.ts';
import { documentsOf, type PrintChoice } from './documents.ts';
import { readEmblem } from './emblem.ts';
import { JOB_FILE, runPrintJob } from './print-job.ts';
import { generalSample, KEY, localSample } from './testing/samples.ts';
import { zipOf } from './zip.ts';

const election = generalSample({ stationsEach: 2, candidatesEach: 3, parties: 3 });
const ALL: PrintChoice = { scope: { kind: 'all' }, forms: null, split: 'centre' };
const names = (choice: Partial<PrintChoice>, of = election) =>
  documentsOf(of, { ...ALL, ...choice })
    .filter((document) => document.papers().length > 0)
    .map((document) => document.name);

test('documents: by centre, by unit, of a province; summaries are files of their own', () => {
  expect(names({})).toEqual(['D1', 'MKM_1', 'MKM_2', 'summary-MKM_1', 'summary-MKM_2']);
  expect(names({ scope: { kind: 'centre', centre: 'D1' as CentreId } })).toEqual(['D1']);
  expect(names({ scope: { kind: 'unit', unit: '44-01-517-01' as UnitId }, split: 'unit' })).toEqual([
    '44-01-517-01',
  ]);
  expect(names({ scope: { kind: 'province', province: 'MKM' as AreaId } })).toEqual(names({}));
  expect(names({ scope: { kind: 'province', province: 'BKK' as AreaId } })).toEqual([]);
  expect(names({ forms: new Set(['6-1-list']) })).toEqual(['summary-MKM_1', 'summary-MKM_2']);
});

test('documents: a station gets its tally sheets with its returns; every return is printed once', () => {
  const local = localSample({ constituencies: 1, stationsEach: 1 });
  const codes = documentsOf(local, ALL).map((document) => document.papers().map((paper) => paper.form.code));
  expect(codes).toEqual([['ผ.ถ. 14', 'ส.ถ. 14', 'ผ.ถ. 13', 'ส.ถ. 13'], ['ผ.ถ. 15'], ['ส.ถ. 15']]);
  const papers = documentsOf(election, ALL).flatMap((document) => document.papers());
  const returns = papers.filter((paper) => paper.form.unitKinds.length > 0);
  expect(new Set(returns.map((paper) => `${paper.unit?.id} ${paper.contest.ballot}`)).size).toBe(
    returns.length,
  );
  expect(returns.length).toBe(election.returns.length);
});

test('documents: a large centre gets several files, with every unit in one of them', () => {
  const large = generalSample({ constituencies: 1, stationsEach: 230, candidatesEach: 2, parties: 2 });
  const files = documentsOf(large, { ...ALL, scope: { kind: 'centre', centre: 'D1' as CentreId } });
  expect(files.map((file) => file.name)).toEqual(['D1-1of3', 'D1-2of3', 'D1-3of3']);
  const units = files.flatMap((file) => [...new Set(file.papers().map((paper) => paper.unit?.id))]);
  expect([units.length, new Set(units).size]).toEqual([230, 230]);
});

describe('a print job', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khanaen-print-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const documents = documentsOf(election, { ...ALL, forms: new Set(['5-17', '6-1']) }).filter(
    (document) => document.papers().length > 0,
  );
  const run = async (baseUrl: string | null = null, stopped = () => false) => {
    const seen: string[] = [];
    const files = await runPrintJob({
      folder,
      documents,
      ink: { codes: { key: KEY, baseUrl }, emblem: null, copies: 0 },
      packageHash: election.pkg.hash,
      choice: '',
      stopped,
      progress: ({ file, skipped, done, total }) => {
        if (file !== null) seen.push(`${done}/${total} ${file.name}${skipped ? ' again' : ''}`);
      },
    });
    return { seen, files };
  };

  test('goes on where it stopped, prints a broken file again, and all of it when the codes change', async () => {
    let left = 2;
    const first = await run(null, () => left-- <= 0);
    expect(first.seen).toEqual(['1/4 MKM_1.pdf', '2/4 MKM_2.pdf']);
    const second = await run();
    expect(second.seen).toEqual([
      '1/4 MKM_1.pdf again',
      '2/4 MKM_2.pdf again',
      '3/4 summary-MKM_1.pdf',
      '4/4 summary-MKM_2.pdf',
    ]);
    await truncate(join(folder, 'MKM_2.pdf'), 1000);
    const third = await run();
    expect(third.seen.filter((line) => !line.endsWith('again'))).toEqual(['2/4 MKM_2.pdf']);
    expect(third.files).toEqual(second.files);
    const fourth = await run('https://elsewhere.example');
    expect(fourth.seen.filter((line) => line.endsWith('again'))).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([
      'MKM_1.pdf',
      'MKM_2.pdf',
      JOB_FILE,
      'summary-MKM_1.pdf',
      'summary-MKM_2.pdf',
    ]);
    await writeFile(join(folder, JOB_FILE), 'broken');
    expect((await run('https://elsewhere.example')).files).toEqual(fourth.files);
  });

  test('a ZIP holds the files as they are', async () => {
    const { files } = await run();
    const chunks: Uint8Array[] = [];
    for await (const chunk of zipOf(files.map(({ name }) => ({ name, path: join(folder, name) }))))
      chunks.push(chunk);
    const zip = Buffer.concat(chunks);
    const end = zip.length - 22;
    expect(zip.readUInt32LE(end)).toBe(0x06054b50);
    expect(zip.readUInt16LE(end + 10)).toBe(files.length);
    let at = zip.readUInt32LE(end + 16);
    for (const { name } of files) {
      const [crc, size, offset] = [
        zip.readUInt32LE(at + 16),
        zip.readUInt32LE(at + 24),
        zip.readUInt32LE(at + 42),
      ];
      expect(zip.subarray(at + 46, at + 46 + name.length).toString()).toBe(name);
      const stored = zip.subarray(offset + 30 + name.length, offset + 30 + name.length + size);
      expect(stored.equals(await readFile(join(folder, name)))).toBe(true);
      expect(crc32(stored)).toBe(crc);
      at += 46 + name.length;
    }
  });
});

test('an emblem is a PNG or plain paths; what could draw something else is refused', () => {
  const svg = (inner: string) => new TextEncoder().encode(`<svg viewBox="0 0 10 12">${inner}</svg>`);
  expect(readEmblem(svg('<path d="M0 0L10 12Z"/>'))).toEqual({
    ok: true,
    value: { kind: 'svg', viewBox: [0, 0, 10, 12], paths: ['M0 0L10 12Z'] },
  });
  for (const bad of [
    '',
    '<path transform="scale(2)" d="M0 0Z"/>',
    '<script/><path d="M0 0Z"/>',
    '<image href="x"/>',
  ]) {
    expect(readEmblem(svg(bad)).ok).toBe(false);
  }
  expect(readEmblem(new TextEncoder().encode('%PDF-1.7')).ok).toBe(false);
  expect(readEmblem(new Uint8Array(2_000_001)).ok).toBe(false);
});
