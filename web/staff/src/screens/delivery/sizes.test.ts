import { expect, test } from 'vitest';
import { sizeText } from './sizes.ts';

test('sizes stand in the largest unit that fits', () => {
  const units = ['bytes', 'kB', 'MB'];
  const text = (bytes: number) => sizeText(bytes, units);
  expect([0, 999, 1000, 1550, 9949, 9951, 999_499, 999_500, 12_345_678, 5e9].map(text)).toEqual([
    '0 bytes',
    '999 bytes',
    '1.0 kB',
    '1.6 kB',
    '9.9 kB',
    '10 kB',
    '999 kB',
    '1.0 MB',
    '12 MB',
    '5,000 MB',
  ]);
});
