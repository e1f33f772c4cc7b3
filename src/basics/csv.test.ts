import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, readCsv } from './csv.ts';

const cellsOf = (text: string) => readCsv(text, 1000).rows.map((row) => row.cells);

describe('readCsv', () => {
  test.each([
    [
      'a,b\n1,2\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '\ufeffa,b\n\n\r\n1,\n',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['"a ""x"", y",b\n', [['a "x", y', 'b']]],
    [
      '"two\nlines",b\r\nc,"d"\r\n',
      [
        ['two\nlines', 'b'],
        ['c', 'd'],
      ],
    ],
    ['""\n', [['']]],
    ['a,""\n', [['a', '']]],
    ['', []],
  ])('reads %j', (text, expected) => {
    expect(cellsOf(text)).toEqual(expected);
  });

  test('gives the line on which a record begins, also after cells of several lines', () => {
    const { rows } = readCsv('a\n"b\nb\nb"\n\nc\n', 10);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 6]);
  });

  test.each([
    ['a,b\n1,2"3\n4,5\n', 2, 'stray-quote', 2],
    ['a,b\n"1"x,2\n4,5\n', 2, 'stray-quote', 2],
    ['a,b\n"1,2\n4,5\n', 2, 'open-quote', 2],
  ])('reports a quoting problem and reads on: %j', (text, line, code, kept) => {
    const read = readCsv(text, 10);
    expect(read.problems).toEqual([{ line, code }]);
    expect(read.rows).toHaveLength(kept);
  });

  test('counts the records beyond the limit without keeping them', () => {
    const read = readCsv('x\n'.repeat(50), 5);
    expect(read.count).toBe(50);
    expect(read.rows).toHaveLength(5);
  });

  test('never gives up on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', 'ก', '\ufeff') }), (text) => {
        const read = readCsv(text, 100);
        expect(read.rows.length + read.problems.length).toBe(read.count);
      }),
    );
  });

  test('reads back what csvLine writes', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'a', 'ก', '๑', '🗳') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (records) => {
        expect(cellsOf(records.map((record) => csvLine(record)).join(''))).toEqual(records);
      }),
    );
  });
});
