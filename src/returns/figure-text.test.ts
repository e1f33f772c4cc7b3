import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FIGURE_ERROR_CODES,
  formatFigure,
  parseFigure,
  toArabicDigits,
  toThaiDigits,
} from './figure-text.ts';
import { BLANK, DASH, ILLEGIBLE, MAX_FIGURE, NOT_ON_FORM } from './figures.ts';

const figure = fc.oneof(fc.integer({ min: 0, max: MAX_FIGURE }), fc.constantFrom(BLANK, DASH, ILLEGIBLE));

describe('parseFigure', () => {
  it.each([
    [0, 0],
    [375, 375],
    [MAX_FIGURE, MAX_FIGURE],
    [-0, 0],
    ['375', 375],
    [' 375 ', 375],
    ['๓๗๕', 375],
    ['1,234', 1234],
    ['๑,๒๓๔,๕๖๗', 1_234_567],
    ['007', 7],
    ['000000000000375', 375],
    ['0', 0],
    ['-', DASH],
    [' – ', DASH],
    ['—', DASH],
    ['', BLANK],
    ['   ', BLANK],
    [null, BLANK],
    ['?', ILLEGIBLE],
  ])('reads %j as %j', (raw, value) => {
    expect(parseFigure(raw)).toStrictEqual({ ok: true, value });
  });

  it.each([
    [-1, 'negative'],
    [-4, 'negative'],
    [Number.NEGATIVE_INFINITY, 'negative'],
    ['-5', 'negative'],
    ['- ๕', 'negative'],
    ['-1,000', 'negative'],
    [1.5, 'fractional'],
    ['1.5', 'fractional'],
    ['๑.๐', 'fractional'],
    ['.5', 'fractional'],
    [MAX_FIGURE + 1, 'too-large'],
    [Number.POSITIVE_INFINITY, 'too-large'],
    ['1000000000', 'too-large'],
    ['9'.repeat(1000), 'too-large'],
    [Number.NaN, 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['12a', 'not-a-number'],
    ['--', 'not-a-number'],
    ['??', 'not-a-number'],
    ['×', 'not-a-number'],
    [',', 'not-a-number'],
    ['1 234', 'not-a-number'],
    ['9'.repeat(5000), 'not-a-number'],
    ['1,23', 'misplaced-comma'],
    [',123', 'misplaced-comma'],
    ['1,,234', 'misplaced-comma'],
    ['1234,567', 'misplaced-comma'],
    ['๑2', 'mixed-digits'],
    [undefined, 'wrong-type'],
    [true, 'wrong-type'],
    [[], 'wrong-type'],
    [{}, 'wrong-type'],
    [5n, 'wrong-type'],
  ])('refuses %s as %s', (raw, code) => {
    const result = parseFigure(raw);
    expect(result.ok ? result.value : result.error.code).toBe(code);
  });

  it('never gives a value outside the contract, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const result = parseFigure(raw);
        if (result.ok) {
          expect(Number.isInteger(result.value)).toBe(true);
          expect(result.value).toBeGreaterThanOrEqual(ILLEGIBLE);
          expect(result.value).toBeLessThanOrEqual(MAX_FIGURE);
        } else {
          expect(FIGURE_ERROR_CODES).toContain(result.error.code);
          expect(result.error.message.th).not.toBe('');
        }
      }),
    );
  });

  it('reads back what formatFigure writes, in both digits', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom('arabic' as const, 'thai' as const), (f, digits) => {
        expect(parseFigure(formatFigure(f, digits))).toStrictEqual({ ok: true, value: f });
      }),
    );
  });
});

describe('formatFigure', () => {
  it('shows five different signs for zero, blank, dash, illegible and no place', () => {
    const signs = [0, BLANK, DASH, ILLEGIBLE, NOT_ON_FORM].map((f) => formatFigure(f));
    expect(new Set(signs).size).toBe(5);
  });

  it('groups by thousands', () => {
    expect(formatFigure(1_234_567)).toBe('1,234,567');
    expect(formatFigure(1_234_567, 'thai')).toBe('๑,๒๓๔,๕๖๗');
  });

  it('turns digits both ways', () => {
    expect(toThaiDigits('5/18')).toBe('๕/๑๘');
    expect(toArabicDigits('๕/๑๘')).toBe('5/18');
  });
});
