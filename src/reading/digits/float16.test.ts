import { expect, it } from 'vitest';
import { fromHalf, toHalf } from './float16.ts';

it('every 16-bit number comes back as itself', () => {
  for (let bits = 0; bits < 0x10000; bits++) {
    const value = fromHalf(bits);
    if (Number.isNaN(value)) continue;
    expect(toHalf(value)).toBe(bits);
  }
});

it('rounds to the nearest, ties to even, and overflows to infinity', () => {
  expect(fromHalf(toHalf(1 / 3))).toBeCloseTo(0.33325, 5);
  expect(toHalf(1 + 2 ** -11)).toBe(toHalf(1));
  expect(toHalf(1 + 3 * 2 ** -11)).toBe(toHalf(1 + 2 ** -9));
  expect(toHalf(65519)).toBe(toHalf(65504));
  expect(fromHalf(toHalf(65520))).toBe(Number.POSITIVE_INFINITY);
  expect(toHalf(2 ** -26)).toBe(0);
  expect(fromHalf(toHalf(2047.9999 * 2 ** -25))).toBe(2 ** -14);
});
