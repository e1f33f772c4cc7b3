import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupDigits, progressPercent, sharePercent, withSign } from './numbers.ts';

describe('groupDigits', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [52_195_920, '52,195,920'],
    [-1234, '-1,234'],
  ])('writes %d as %s', (value, text) => {
    expect(groupDigits(value)).toBe(text);
  });

  it('is undone by taking the commas out', () => {
    fc.assert(fc.property(fc.nat(), (n) => Number(groupDigits(n).replaceAll(',', '')) === n));
  });
});

describe('sharePercent', () => {
  it.each([
    [1, 3, 2, '33.33'],
    [2, 3, 2, '66.67'],
    [1, 8, 1, '12.5'],
    [1, 16, 2, '6.25'],
    [1, 2000, 1, '0.1'], // 0.05 goes up
    [5, 5, 0, '100'],
    [14_438_851, 37_522_746, 2, '38.48'],
  ])('%d of %d with %d decimals is %s', (part, whole, decimals, text) => {
    expect(sharePercent(part, whole, decimals)).toBe(text);
  });

  it('has no share of nothing', () => {
    expect(sharePercent(0, 0)).toBeNull();
  });
});

describe('withSign', () => {
  it('writes a percentage as its language does, and never parts number and sign', () => {
    expect(withSign('9.5', 'th')).toBe('9.5\u00a0%');
    expect(withSign('9.5', 'en')).toBe('9.5%');
  });
});

describe('progressPercent', () => {
  it('never says 100 before the result is official', () => {
    expect(progressPercent(100, 100, false)).toBe('99.0');
    expect(progressPercent(995, 1000, false)).toBe('99.0');
    expect(progressPercent(989, 1000, false)).toBe('98.9');
    expect(progressPercent(100, 100, true)).toBe('100.0');
  });

  it('rounds down', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (a, whole) => {
        const part = Math.min(a, whole);
        return Number(progressPercent(part, whole, true)?.replaceAll(',', '')) <= (part * 100) / whole;
      }),
    );
  });
});
