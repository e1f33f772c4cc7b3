import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../basics/csv.ts';
import { bangkokTime, csvFile } from './csv-file.ts';

test('a file begins with a byte-order mark and runs no formula', async () => {
  const text = await csvFile(
    ['a', 'b'],
    [
      ['=HYPERLINK("x")', 'ก,ข'],
      ['+1', -5],
      [null, ''],
    ],
  );
  expect(text).toBe('\uFEFFa,b\n"\'=HYPERLINK(""x"")","ก,ข"\n\'+1,-5\n,\n');
});

test('what is written can be read again', async () => {
  const cell = fc.string().filter((s) => !s.includes('\r'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
      const read = readCsv(await csvFile(['a', 'b'], rows), 1000).rows.slice(1);
      const plain = (s: string) => s.replace(/^'(?=[=+\-@\t\r])/, '');
      const wanted = rows.filter(([a, b]) => a !== '' || b !== '');
      const found = read.map(({ cells }) => cells.map(plain)).filter(([a, b]) => a !== '' || b !== '');
      expect(found).toEqual(wanted.map((row) => row.map(plain)));
    }),
  );
});

test('times are those of Bangkok', async () => {
  expect(bangkokTime(Date.parse('2026-02-08T17:30:00.900Z') / 1000)).toBe('2026-02-09T00:30:00+07:00');
  expect(bangkokTime(0)).toBe('');
});
