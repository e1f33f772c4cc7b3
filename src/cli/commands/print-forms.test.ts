import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withHash } from '../../election/parse.ts';
import { generalForms } from '../../election/standard/general.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { writePackageDir } from '../load-package.ts';
import { main } from '../main.ts';

describe('khanaen print-forms', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khanaen-print-cli-'));
    const pkg = tinyPackage({ stationsEach: 1, candidatesEach: 2, parties: 2 });
    await writePackageDir(
      join(folder, 'pkg'),
      withHash({ ...pkg, forms: generalForms(['constituency', 'party-list']) }),
    );
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (...args: string[]) => {
    const said: string[] = [];
    const io = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    const code = await main(['print-forms', '--package', join(folder, 'pkg'), '--plain', ...args], io);
    return { code, text: said.join('\n') };
  };

  test('prints a file for each centre and summary, and then finds them', async () => {
    const args = ['--out', join(folder, 'out'), '--data', join(folder, 'data'), '--url', 'https://x.go.th'];
    const first = await run(...args);
    expect(first.code).toBe(0);
    expect((await readdir(join(folder, 'out'))).filter((name) => name.endsWith('.pdf')).sort()).toEqual([
      'D1.pdf',
      'MKM_1.pdf',
      'MKM_2.pdf',
      'summary-MKM_1.pdf',
      'summary-MKM_2.pdf',
    ]);
    expect(first.text).not.toContain('already there');
    const second = await run(...args);
    expect(second.text.match(/already there/g)).toHaveLength(5);
    // The key that the codes are made with lies in the data folder; given as a file it makes the same forms.
    const key = join(folder, 'data', 'form-key');
    const third = await run('--out', join(folder, 'out'), '--key', key, '--url', 'https://x.go.th');
    expect(third.text.match(/already there/g)).toHaveLength(5);
  });

  test('prints one unit, one form of it, with all copies', async () => {
    const out = join(folder, 'one');
    const args = ['--out', out, '--data', join(folder, 'data'), '--unit', '44-01-S1-001', '--form', '5-18'];
    expect((await run(...args, '--by', 'unit')).code).toBe(0);
    const once = (await readFile(join(out, '44-01-S1-001.pdf'))).length;
    expect((await run(...args, '--by', 'unit', '--copies')).code).toBe(0);
    expect((await readFile(join(out, '44-01-S1-001.pdf'))).length).toBeGreaterThan(once * 1.5);
  });

  test('says in both languages what is wrong, and prints nothing', async () => {
    await mkdir(join(folder, 'files'));
    await writeFile(join(folder, 'files', 'key'), 'no key');
    await writeFile(join(folder, 'files', 'emblem.svg'), '<svg><script/></svg>');
    const base = ['--out', join(folder, 'none'), '--data', join(folder, 'data')];
    for (const [args, th, en] of [
      [['--unit', 'nowhere'], 'ไม่มีหน่วย nowhere', 'The package has no unit nowhere.'],
      [['--centre', 'nowhere'], 'ไม่มีศูนย์รวมคะแนน nowhere', 'no score centre nowhere'],
      [['--province', 'D1'], 'ไม่มีจังหวัด D1', 'no province D1'],
      [['--form', '9-9'], 'ไม่มีแบบพิมพ์ 9-9', 'The package has no form 9-9'],
      [['--centre', 'D1', '--form', '5-17'], 'ไม่มีแบบพิมพ์ให้พิมพ์', 'Nothing to print'],
      [['--emblem', join(folder, 'files', 'emblem.svg')], 'ไฟล์ตราต้องเป็น PNG', 'The emblem must be a PNG'],
      [['--emblem', join(folder, 'files', 'gone.svg')], 'อ่านไฟล์', 'cannot be read'],
      [['--key', join(folder, 'files', 'key')], 'ไม่ใช่กุญแจแบบพิมพ์', 'is not a form key'],
    ] as const) {
      const { code, text } = await run(...base, ...args);
      expect([code, text.includes(th), text.includes(en)], text).toEqual([2, true, true]);
    }
    expect((await run(...base, '--unit', 'a', '--centre', 'b')).code).toBe(2);
    expect((await run(...base, '--url', 'results.example')).code).toBe(2);
    expect((await run('--help')).code).toBe(0);
    await expect(readdir(join(folder, 'none'))).rejects.toThrow();
  });
});
