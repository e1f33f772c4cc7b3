import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv } from '../../../../../src/basics/csv.ts';
import { csvText } from './csv-out.ts';

test('what is written is read back as it was', () => {
  const plain = fc.string().filter((text) => !/^[=+\-@\t\r]/.test(text) && !/[\r\n]/.test(text));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constant('x'), plain, plain), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const { rows: read, problems } = readCsv(csvText(rows), 10);
        expect(problems).toEqual([]);
        expect(read.map((row) => row.cells)).toEqual(rows);
      },
    ),
  );
});

test('no cell begins a formula', () => {
  expect(csvText([['=1+1', '@x', '-5', 'a,"b"']])).toBe('\uFEFF\'=1+1,\'@x,\'-5,"a,""b"""\r\n');
});
