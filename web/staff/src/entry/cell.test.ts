import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, grouped, readPasted, readTyped, toWire } from './cell.ts';

/** Types key by key as into a real box; a refused key leaves it as it was. */
function type(keys: string, start = ''): { cell: string; problems: string[]; next: number } {
  let cell = start;
  let next = 0;
  const problems: string[] = [];
  for (const key of keys) {
    const typed = readTyped(cell + key, cell);
    if (!typed.ok) problems.push(typed.problem);
    else {
      cell = typed.cell;
      if (typed.next) next++;
    }
  }
  return { cell, problems, next };
}

describe('a box for votes', () => {
  it.each([
    ['1234', '1234'],
    ['๑๒๓', '123'],
    ['007', '7'],
    ['0', '0'],
    ['-', '-'],
    ['/', '/'],
    ['?', '?'],
    ['-5', '5'], // a digit takes the place of a sign
    ['5', '5'],
    ['/-?', '?'],
  ])('%s gives %s', (keys, cell) => {
    expect(type(keys)).toStrictEqual({ cell, problems: [], next: 0 });
  });

  it('* is a zero and goes on', () => {
    expect(type('*')).toStrictEqual({ cell: '0', problems: [], next: 1 });
  });

  it('refuses a point aloud: 12.5 never becomes 125 unnoticed', () => {
    expect(type('12.')).toStrictEqual({ cell: '12', problems: ['fraction'], next: 0 });
  });

  it.each([
    ['12-', 'sign-after-digits'],
    ['12*', 'sign-after-digits'],
    ['a', 'not-a-digit'],
    ['ก', 'not-a-digit'],
    ['1234567890', 'too-long'],
  ])('refuses %s: %s', (keys, problem) => {
    expect(type(keys).problems).toStrictEqual([problem]);
  });

  it('takes a pasted number with commas, and no other text', () => {
    expect(readTyped('1,234', '')).toStrictEqual({ ok: true, cell: '1234', next: false });
    expect(readTyped('1,23', '').ok).toBe(false);
    expect(readTyped('12.5', '').ok).toBe(false);
    expect(readTyped('12a3.5-', '').ok).toBe(false);
    expect(readTyped('-5', '').ok).toBe(false);
  });

  it('empties when everything is deleted', () => {
    expect(readTyped('', '12')).toStrictEqual({ ok: true, cell: '', next: false });
  });

  it('never holds anything but digits or one sign, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789๐๙-/?*.,ab ') }), (keys) => {
        expect(type(keys).cell).toMatch(/^(|0|[1-9]\d{0,8}|[-/?])$/);
      }),
    );
  });

  it('goes to the wire and back without loss', () => {
    const cell = fc.oneof(fc.nat(999_999_999).map(String), fc.constantFrom('-', '/', '?'));
    fc.assert(fc.property(cell, (c) => fromWire(toWire(c)) === c));
  });
});

describe('a paste', () => {
  it.each([
    ['1234', '1234'],
    [' ๑,๒๓๔ ', '1234'],
    ['12,345,678', '12345678'],
    ['0', '0'],
  ])('%j is taken', (text, cell) => expect(readPasted(text)).toBe(cell));

  it.each(['', '12.5', '-5', '12 คน', '1,2', '-', '*', '?', '1234567890'])('%j is refused', (text) =>
    expect(readPasted(text)).toBeNull(),
  );
});

it('sets thousands apart and leaves signs alone', () => {
  expect(['', '0', '999', '1000', '123456789', '-', '/', '?'].map(grouped)).toStrictEqual([
    '',
    '0',
    '999',
    '1,000',
    '123,456,789',
    '-',
    '/',
    '?',
  ]);
});
