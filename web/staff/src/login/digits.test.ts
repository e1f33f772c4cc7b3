import { expect, test } from 'vitest';
import { codeDigits } from './digits.ts';

test.each([
  ['123 456', '123456'],
  ['๑๒๓๔๕๖', '123456'],
  ['12-34-56-78', '123456'],
  ['รหัส', ''],
])('%s', (typed, digits) => {
  expect(codeDigits(typed)).toBe(digits);
});
