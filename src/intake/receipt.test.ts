import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeReceipt, readReceipt, showReceipt } from './receipt.ts';

const receipt = fc.nat(99_999_999).map((n) => makeReceipt(() => n));

describe('a receipt number', () => {
  test('is read back as it is shown, in Thai digits too', () => {
    fc.assert(
      fc.property(receipt, (number) => {
        expect(number).toMatch(/^[0-9]{9}$/);
        expect(readReceipt(showReceipt(number))).toBe(number);
        const thai = number.replace(/\d/g, (d) => String.fromCharCode(0x0e50 + Number(d)));
        expect(readReceipt(` ${thai} `)).toBe(number);
      }),
    );
  });

  test('one wrong digit is always noticed', () => {
    fc.assert(
      fc.property(receipt, fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, at, step) => {
        const wrong = String((Number(number[at]) + step) % 10);
        expect(readReceipt(number.slice(0, at) + wrong + number.slice(at + 1))).toBeNull();
      }),
    );
  });

  test('what is no receipt is none', () => {
    for (const text of ['', '12345678', '1234567890', 'abcdefghi', '123456789x'])
      expect(readReceipt(text)).toBeNull();
  });
});
