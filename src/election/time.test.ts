import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinCell, splitCell } from './cell-list.ts';
import { formatTime, isDate, parseTime } from './time.ts';

test('times read back to the millisecond', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1990, 0, 2), max: Date.UTC(2200, 0, 1) }), (moment) => {
      expect(parseTime(formatTime(moment))).toBe(moment);
    }),
  );
});

test.each([
  ['2023-05-14T17:00:00+07:00', Date.UTC(2023, 4, 14, 10)],
  ['2023-05-14T10:00:00Z', Date.UTC(2023, 4, 14, 10)],
  ['2023-05-14T07:30:00.250-02:30', Date.UTC(2023, 4, 14, 10) + 250],
  ['2023-05-14T17:00:00', null],
  ['2566-05-14T17:00:00+07:00', null],
  ['2023-02-29T17:00:00+07:00', null],
  ['2023-05-14T24:00:00+07:00', null],
  ['2023-05-14T17:00:00+15:00', null],
  ['2023-05-14 17:00', null],
])('%s', (text, expected) => {
  expect(parseTime(text)).toBe(expected);
});

test('dates are real Gregorian days', () => {
  expect(['2024-02-29', '2023-02-29', '2566-05-14', '2023-5-14', '2023-13-01'].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('a list in a cell reads back', () => {
  const part = fc.string({ unit: fc.constantFrom('|', '\\', 'ก', 'a', ' ', ','), minLength: 1 });
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      expect(splitCell(joinCell(parts))).toEqual(parts);
    }),
  );
});
