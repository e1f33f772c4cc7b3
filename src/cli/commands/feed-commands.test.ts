import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { openSource } from '../../verify/source.ts';
import { verifyCut } from '../../verify/verify-cut.ts';
import { run as checkFeed } from './check-feed.ts';
import { run as exportCuts } from './export-cuts.ts';
import { run as preload } from './preload.ts';
import { run as replay } from './replay.ts';
import { run as makeSample } from './sample.ts';

let dir = '';
const inside = (...names: string[]): string => join(dir, ...names);

/** Runs a command and gives its exit code with everything that it wrote. */
async function call(command: typeof preload, args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const io = { out: (text: string) => lines.push(text), err: (text: string) => lines.push(text) };
  return { code: await command(args, io), text: lines.join('\n') };
}

describe('before the day', () => {
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'khanaen-feed-'));
    const made = await call(makeSample, ['--kind', 'local', '--seed', '7', '--out', inside('package')]);
    expect(made.code, made.text).toBe(0);
    const written = await call(preload, [inside('preload'), '--package', inside('package')]);
    expect(written.code, written.text).toBe(0);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('the zeroed files are a cut that verifies, the same at every run', async () => {
    const source = openSource(inside('preload'));
    const verified = await verifyCut(source, null);
    await source.close();
    expect(verified.findings.differences).toEqual([]);
    expect(verified.head).toMatchObject({ cut: 0, status: 'unofficial', ledger: { size: 0 } });
    await call(preload, [inside('again'), '--package', inside('package')]);
    const names = (await readdir(inside('preload'), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(inside('preload').length));
    expect(names.length).toBeGreaterThan(60);
    for (const name of names) {
      const [one, two] = [await readFile(inside('preload', name)), await readFile(inside('again', name))];
      expect([name, sha256Hex(two)]).toEqual([name, sha256Hex(one)]);
    }
  });

  it('without single units it is a part of the same', async () => {
    const args = [inside('small'), '--package', inside('package'), '--without-units'];
    expect((await call(preload, args)).code).toBe(0);
    const names = await readdir(inside('small', 'feed'), { recursive: true });
    expect(names).not.toContain('units');
    expect(names).toContain(join('light', 'candidates.csv'));
    const [one, all] = ['small', 'preload'].map((folder) => inside(folder, 'feed', 'candidates.csv'));
    expect(await readFile(one ?? '')).toEqual(await readFile(all ?? ''));
  });

  it('a parser that reads every zero agrees; one wrong figure, a typing error and a stranger are named with their places', async () => {
    const sample = await call(checkFeed, [inside('preload'), '--sample']);
    expect(sample.code).toBe(0);
    await writeFile(inside('mine.csv'), `${sample.text}\n`);
    const right = await call(checkFeed, [
      inside('preload'),
      inside('mine.csv'),
      '--complete',
      '--lang',
      'en',
    ]);
    expect(right.code, right.text).toBe(0);
    expect(right.text).toMatch(/^cut 0, as of .*\n\d+ figures: \d+ agree, 0 do not$/);

    const lines = sample.text.split('\n');
    const votes = lines.findIndex((line) => line.endsWith(',votes,0'));
    lines[votes] = (lines[votes] ?? '').replace(/0$/, '12');
    lines[1] = (lines[1] ?? '').replace(/\d+$/, '1,234'.replace(',', '.'));
    lines.push('NOWHERE,executive,,valid,0', lines[2] ?? '');
    await writeFile(inside('wrong.csv'), `${lines.join('\n')}\n`);
    const wrong = await call(checkFeed, [inside('preload'), inside('wrong.csv'), '--lang', 'en']);
    expect(wrong.code).toBe(1);
    expect(wrong.text).toContain(`line ${votes + 1}: `);
    expect(wrong.text).toMatch(/votes was read as 12, the feed has 0 \(\/feed\/candidates\.csv:2 votes\)/);
    expect(wrong.text).toContain('was read as "1.234", which is no whole number');
    expect(wrong.text).toContain('the feed has no figure NOWHERE executive valid');
    expect(wrong.text).toContain('was given before');
    const thai = await call(checkFeed, [inside('preload'), inside('wrong.csv'), '--lang', 'th']);
    expect(thai.text).toContain('อ่านได้ 12 แต่ฟีดเป็น 0');
  });

  it('JSON is read too; files that are neither are refused with a reason', async () => {
    const figure = { place: 'TH', ballot: 'executive', line: null, figure: 'counted', value: 0 };
    await writeFile(inside('mine.json'), JSON.stringify({ figures: [figure] }));
    const json = await call(checkFeed, [inside('preload'), inside('mine.json'), '--lang', 'en']);
    expect(json.code, json.text).toBe(0);
    expect(json.text).toContain('figures of the feed were not given, for example');
    expect((await call(checkFeed, [inside('preload'), inside('mine.json'), '--complete'])).code).toBe(1);
    for (const [name, content] of [
      ['a.csv', 'place,ballot\nTH,executive\n'],
      ['b.json', '{"figures": 5}'],
      ['c.json', '{'],
      ['d.csv', Buffer.from([0xff, 0xfe])],
    ] as const) {
      await writeFile(inside(name), content);
      expect([name, (await call(checkFeed, [inside('preload'), inside(name)])).code]).toEqual([name, 2]);
    }
    expect((await call(checkFeed, [inside('nothing'), inside('mine.json')])).code).toBe(2);
    expect((await call(checkFeed, [inside('preload')])).code).toBe(2);
  });

  it('a folder without a recording is not served, and wrong numbers are refused', async () => {
    expect((await call(replay, [inside('preload'), '--port', '0'])).code).toBe(2);
    expect((await call(replay, [inside('preload'), '--speed', '600'])).code).toBe(2);
    expect(
      (await call(exportCuts, [inside('x'), '--package', 'p', '--data', 'd', '--every', '0'])).code,
    ).toBe(2);
    for (const command of [preload, exportCuts, replay, checkFeed]) {
      expect((await call(command, ['--help'])).code).toBe(0);
      expect((await call(command, [])).code).toBe(2);
    }
  });
});
