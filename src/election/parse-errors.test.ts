import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../basics/utf8.ts';
import { ROW_LIMITS } from './limits.ts';
import type { PackageError } from './package-errors.ts';
import { PACKAGE_ERROR_CODES } from './package-errors.ts';
import { parsePackage } from './parse.ts';
import { tinyPackage } from './testing/tiny.ts';
import { writePackage } from './write.ts';

const GOOD = writePackage(tinyPackage({ ballots: ['constituency', 'party-list', 'referendum'] }));
const textOf = (name: string) => new TextDecoder().decode(GOOD.get(name));

function errorsOf(files: ReadonlyMap<string, Uint8Array>): readonly PackageError[] {
  const parsed = parsePackage(files);
  return parsed.ok ? [] : parsed.error;
}

/** The errors after one file was rewritten, as `file:line field code`. */
function spoil(name: string, change: (text: string) => string | Uint8Array | null): readonly string[] {
  const files = new Map(GOOD);
  const changed = change(textOf(name));
  if (changed === null) files.delete(name);
  else files.set(name, typeof changed === 'string' ? encodeUtf8(changed) : changed);
  return errorsOf(files).map(
    (e) =>
      `${e.file}${e.line === null ? '' : `:${e.line}`}${e.field === null ? '' : ` ${e.field}`} ${e.code}`,
  );
}

/** Rewrites one cell of a table, by line of the file and column. */
const cell = (line: number, column: number, value: string) => (text: string) =>
  text
    .split('\n')
    .map((row, i) =>
      i + 1 === line
        ? row
            .split(',')
            .map((old, c) => (c === column ? value : old))
            .join(',')
        : row,
    )
    .join('\n');

test('the good package has no errors', () => {
  expect(errorsOf(GOOD)).toEqual([]);
});

describe('files', () => {
  test.each(
    [...GOOD.keys()].filter((name) => !['parties.csv', 'candidates.csv', 'choices.csv'].includes(name)),
  )('reports that %s is missing, and nothing that only follows from it', (name) => {
    expect(spoil(name, () => null)).toEqual([`${name} missing-file`]);
  });

  test('reports every file of an empty folder', () => {
    expect(errorsOf(new Map()).map((e) => e.code)).toEqual(Array.from({ length: 8 }, () => 'missing-file'));
  });

  test.each([
    ['units.csv', Uint8Array.of(0x69, 0x64, 10, 0xa1, 0xd2), 'units.csv:2 not-utf8'],
    ['areas.csv', Uint8Array.of(0xff, 0xfe, 0x69, 0), 'areas.csv:1 not-utf8'],
    ['manifest.json', Uint8Array.of(0x7b, 0xff), 'manifest.json:1 not-utf8'],
    ['units.csv', new Uint8Array(96_000_001), 'units.csv file-too-large'],
    ['manifest.json', new Uint8Array(65_537), 'manifest.json file-too-large'],
    ['areas.csv', new Uint8Array(0), 'areas.csv empty-file'],
  ])('refuses %s with bytes that are not it', (name, bytes, expected) => {
    expect(spoil(name, () => bytes)).toEqual([expected]);
  });

  test('counts rows beyond the limit and names both numbers', () => {
    const [header = '', row = ''] = textOf('units.csv').split('\n');
    const count = ROW_LIMITS['units.csv'] * 10; // ten times too many
    const text = `${header}\n${'x\n'.repeat(count)}`;
    const files = new Map(GOOD).set('units.csv', encodeUtf8(text));
    const found = errorsOf(files);
    expect(
      found.some((e) => e.code === 'too-many-rows' && e.message.en.includes(`${count} rows; at most 200000`)),
    ).toBe(true);
    expect(found.at(-1)?.code).toBe('too-many-errors');
    expect(found.length).toBeLessThan(2_100);
    expect(row).not.toBe('');
  });
});

describe('columns and cells', () => {
  test.each<[string, (text: string) => string, readonly string[]]>([
    [
      'areas.csv',
      (t) => t.replace('abbreviation', 'abbr'),
      ['areas.csv:1 unknown-column', 'areas.csv:1 abbreviation missing-column'],
    ],
    [
      'areas.csv',
      (t) => t.replace('code', 'kind'),
      ['areas.csv:1 kind duplicate-column', 'areas.csv:1 code missing-column'],
    ],
    ['areas.csv', (t) => t.replace('\nMKM,', '\n"MKM,'), ['areas.csv:3 bad-quoting']],
    ['areas.csv', (t) => t.replace('\nMKM,', '\nM"KM,'), ['areas.csv:3 bad-quoting']],
    ['units.csv', (t) => t.replace(',station,', ',station,extra,'), ['units.csv:2 wrong-cell-count']],
    ['units.csv', cell(2, 5, '๑๒'), ['units.csv:2 number thai-digits']],
    ['units.csv', cell(2, 5, '-1'), ['units.csv:2 number bad-number']],
    ['units.csv', cell(2, 5, '1.5'), ['units.csv:2 number bad-number']],
    ['units.csv', cell(2, 5, '1e3'), ['units.csv:2 number bad-number']],
    ['units.csv', cell(2, 5, '007'), ['units.csv:2 number bad-number']],
    ['units.csv', cell(2, 5, '99999999999999999999'), ['units.csv:2 number bad-number']],
    ['units.csv', cell(2, 5, '1000000000'), ['units.csv:2 number out-of-range']],
    ['units.csv', cell(2, 5, ''), ['units.csv:2 number empty-value']],
    ['units.csv', cell(2, 1, 'booth'), ['units.csv:2 kind bad-word']],
    ['units.csv', cell(2, 6, ''), ['units.csv:2 name_th empty-value']],
    ['units.csv', cell(2, 6, ' หน่วย'), ['units.csv:2 name_th outer-space']],
    ['units.csv', cell(2, 6, 'ก\u0007'), ['units.csv:2 name_th control-character']],
    ['units.csv', cell(2, 6, 'a\u202eb'), ['units.csv:2 name_th control-character']],
    ['units.csv', cell(2, 6, 'e\u0301'), ['units.csv:2 name_th not-nfc']],
    ['units.csv', cell(2, 6, 'ก'.repeat(501)), ['units.csv:2 name_th too-long']],
    ['units.csv', cell(2, 0, '../../etc/passwd'), ['units.csv:2 id bad-id']],
    ['units.csv', cell(2, 0, 'nul'), ['units.csv:2 id bad-id']],
    ['units.csv', cell(2, 0, 'หน่วย1'), ['units.csv:2 id bad-id']],
    ['units.csv', cell(2, 0, 'a'.repeat(65)), ['units.csv:2 id bad-id']],
    ['parties.csv', cell(2, 5, 'red'), ['parties.csv:2 colour bad-colour']],
    ['parties.csv', cell(2, 7, 'javascript:alert(1)'), ['parties.csv:2 logo_url bad-url']],
    ['parties.csv', cell(2, 7, '../x.png'), ['parties.csv:2 logo_url bad-url']],
    ['rules.csv', cell(2, 2, 'tolerance=x'), ['rules.csv:2 parameters bad-parameters']],
    ['rules.csv', cell(2, 2, 'a=1 a=2'), ['rules.csv:2 parameters bad-parameters']],
    ['rules.csv', cell(2, 0, 'C99'), ['rules.csv:2 code bad-word']],
    ['rules.csv', cell(3, 0, 'C1'), ['rules.csv:3 code duplicate']],
    ['forms.csv', cell(2, 3, 'station station'), ['forms.csv:2 unit_kinds bad-word']],
    ['forms.csv', cell(3, 3, 'station'), ['forms.csv:3 unit_kinds overlapping-forms']],
  ])('%s %#', (name, change, expected) => {
    expect(spoil(name, change)).toEqual(expected);
  });
});

describe('ids and references', () => {
  test.each<[string, string, (text: string) => string, readonly string[]]>([
    ['a duplicate unit', 'units.csv', cell(3, 0, '44-01-S1-001'), ['units.csv:3 id duplicate']],
    [
      'ids that differ in case only',
      'candidates.csv',
      cell(3, 0, 'mkm_1_1'),
      ['candidates.csv:3 id duplicate'],
    ],
    [
      'a dangling constituency',
      'units.csv',
      cell(2, 2, 'BKK_99'),
      ['units.csv:2 constituency unknown-reference'],
    ],
    [
      'a district for a constituency',
      'units.csv',
      cell(2, 2, 'D1'),
      ['units.csv:2 constituency wrong-reference-kind'],
    ],
    ['a dangling centre', 'units.csv', cell(2, 10, 'nowhere'), ['units.csv:2 centre unknown-reference']],
    ['a sub-district without a district', 'units.csv', cell(2, 3, ''), ['units.csv:2 district empty-value']],
    ['a dangling contest', 'candidates.csv', cell(2, 1, 'X'), ['candidates.csv:2 contest unknown-reference']],
    [
      'a candidate of a party-list contest',
      'candidates.csv',
      cell(2, 1, 'party-list'),
      ['candidates.csv:2 contest wrong-reference-kind'],
    ],
    ['a dangling party', 'candidates.csv', cell(2, 5, '999'), ['candidates.csv:2 party unknown-reference']],
    [
      'an answer to another contest',
      'choices.csv',
      cell(2, 0, 'party-list'),
      ['choices.csv:2 contest wrong-reference-kind'],
    ],
    ['a field of no form', 'form_fields.csv', cell(2, 0, 'x'), ['form_fields.csv:2 form unknown-reference']],
    ['a field twice', 'form_fields.csv', cell(3, 1, 'registered'), ['form_fields.csv:3 role duplicate']],
    [
      'a centre of the wrong area',
      'centres.csv',
      cell(2, 2, 'MKM_1'),
      ['centres.csv:2 area wrong-reference-kind'],
    ],
    ['two nations', 'areas.csv', (t) => `${t}TH2,nation,,,ก,a,,,,\n`, ['areas.csv kind several-nations']],
    [
      'an unknown parent',
      'areas.csv',
      (t) => `${t}X,district,QQQ,,ก,a,,,,\n`,
      [expect.stringMatching(/^areas\.csv:\d+ parent unknown-reference$/) as unknown as string],
    ],
    [
      'a contest inside another of its ballot',
      'contests.csv',
      (t) => `${t}again,party-list,party-list,MKM_1,1,1,ก,a\n`,
      [expect.stringMatching(/^contests\.csv:\d+ ballot overlapping-contests$/) as unknown as string],
    ],
  ])('%s', (_name, file, change, expected) => {
    expect(spoil(file, change)).toEqual(expected);
  });

  test('areas that are their own ancestors', () => {
    const found = spoil('areas.csv', (text) => text.replace('MKM,province,TH', 'MKM,province,S1'));
    expect(found.filter((e) => e.endsWith('parent cyclic-parent'))).toHaveLength(3);
  });

  test('an area that is its own parent', () => {
    expect(spoil('areas.csv', (text) => text.replace('D1,district,MKM', 'D1,district,D1'))).toContain(
      'areas.csv:4 parent cyclic-parent',
    );
  });
});

describe('the manifest', () => {
  const edit = (change: (manifest: Record<string, unknown>) => void) => (text: string) => {
    const manifest = JSON.parse(text) as Record<string, unknown>;
    change(manifest);
    return JSON.stringify(manifest);
  };
  const set = (path: string, value: unknown) =>
    edit((manifest) => {
      const keys = path.split('.');
      let node = manifest;
      for (const key of keys.slice(0, -1)) node = node[key] as Record<string, unknown>;
      node[keys.at(-1) ?? ''] = value;
    });

  test.each<[string, (text: string) => string, readonly string[]]>([
    ['broken', (t) => t.slice(0, 40), [expect.stringContaining('not-json') as unknown as string]],
    ['a list', () => '[]', ['manifest.json wrong-type']],
    ['another version', set('version', 2), ['manifest.json version unsupported-version']],
    ['an unknown key', set('publication.capp', 1), ['manifest.json publication.capp unknown-key']],
    ['a missing key', set('book_size', undefined), ['manifest.json book_size missing-key']],
    [
      'a missing group, reported once',
      set('publication', undefined),
      ['manifest.json publication missing-key'],
    ],
    ['a number as text', set('book_size', '20'), ['manifest.json book_size wrong-type']],
    ['a fraction', set('book_size', 2.5), ['manifest.json book_size bad-number']],
    ['a cap of 0', set('publication.cap.percent', 0), ['manifest.json publication.cap.percent out-of-range']],
    [
      'a cap of 101',
      set('publication.cap.percent', 101),
      ['manifest.json publication.cap.percent out-of-range'],
    ],
    [
      'a time without offset',
      set('publication.first_release', '2023-05-14T18:45:00'),
      ['manifest.json publication.first_release bad-time'],
    ],
    ['a Buddhist year', set('election_day', '2566-05-14'), ['manifest.json election_day bad-date']],
    ['a day that does not exist', set('election_day', '2023-02-30'), ['manifest.json election_day bad-date']],
    ['an unsafe id', set('id', 'th/2566'), ['manifest.json id bad-id']],
    ['an empty title', set('title.en', ''), ['manifest.json title.en empty-value']],
    ['another kind', set('kind', 'senate'), ['manifest.json kind bad-word']],
    [
      'a prototype key',
      (t) => t.replace('"drill"', '"__proto__": {"drill": true}, "drill"'),
      ['manifest.json __proto__ unknown-key'],
    ],
  ])('%s', (_name, change, expected) => {
    expect(spoil('manifest.json', change)).toEqual(expected);
  });
});

test('everything wrong is reported at once, in both languages', () => {
  const files = new Map(GOOD);
  files.delete('rules.csv');
  files.set('manifest.json', encodeUtf8('{}'));
  files.set('units.csv', encodeUtf8(cell(2, 5, '-1')(cell(3, 2, 'X')(textOf('units.csv')))));
  files.set('parties.csv', encodeUtf8(cell(2, 5, 'red')(textOf('parties.csv'))));
  const found = errorsOf(files);
  const seen = new Set(found.map((e) => e.file));
  expect([...seen].sort()).toEqual(['manifest.json', 'parties.csv', 'rules.csv', 'units.csv']);
  for (const error of found) {
    expect(PACKAGE_ERROR_CODES).toContain(error.code);
    expect(error.message.th).toMatch(/[ก-๙]/);
    expect(error.message.en.length).toBeGreaterThan(10);
  }
});

test('places of forms name a figure of the paper, once, on an existing form', () => {
  const rows = (text: string) => {
    const files = new Map(GOOD);
    files.set('form_places.csv', encodeUtf8(`form,place,page,x,y,width,height\n${text}`));
    return errorsOf(files).map((e) => `${e.line} ${e.field} ${e.code}`);
  };
  const form = textOf('forms.csv').split('\n')[1]?.split(',')[0] ?? '';
  expect(rows(`${form},used,1,0,10,900,20\n${form},row:12,1,0,40,900,20\n`)).toEqual([]);
  expect(rows(`${form},row:0,1,0,10,900,20\n`)).toEqual(['2 place bad-word']);
  expect(rows(`${form},used,1,0,10,900,20\n${form},used,2,0,40,900,20\n`)).toEqual(['3 place duplicate']);
  expect(rows('nothing,used,0,1000,10,0,20\n')).toEqual([
    '2 page out-of-range',
    '2 x out-of-range',
    '2 width out-of-range',
    '2 form unknown-reference',
  ]);
});
