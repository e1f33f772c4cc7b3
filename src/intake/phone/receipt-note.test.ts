import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSigner } from '../../server/testing/test-signer.ts';
import type { Receipt } from './receipt-note.ts';
import { readReceipt, writeReceipt } from './receipt-note.ts';

const signer = testSigner();
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((d) => d.join(''));
const receipts: fc.Arbitrary<Receipt> = fc.record({
  election: hex(5),
  unit: fc.stringMatching(/^[0-9A-Za-z-]{1,20}$/),
  at: fc.integer({ min: 0, max: 4_000_000_000 }),
  photos: fc.array(
    fc.record({
      receipt: fc.stringMatching(/^[0-9]{9}$/),
      hash: hex(16),
      page: fc.option(
        fc.record({
          ballot: fc.constantFrom('constituency', 'party-list'),
          page: fc.integer({ min: 1, max: 99 }),
        }),
      ),
    }),
    { maxLength: 8 },
  ),
});

describe('a receipt', () => {
  it('comes back as it was written', () => {
    fc.assert(
      fc.property(receipts, (receipt) => {
        expect(readReceipt(writeReceipt(receipt, signer), signer.key)).toEqual({ ok: true, value: receipt });
      }),
    );
  });

  it('is refused when any sign of it changed, or another key signed it', () => {
    const other = testSigner();
    fc.assert(
      fc.property(receipts, fc.nat(), fc.constantFrom(...'ABCxyz019-_'), (receipt, where, sign) => {
        const token = writeReceipt(receipt, signer);
        expect(readReceipt(token, other.key).ok).toBe(false);
        const i = where % (token.length - 1);
        fc.pre(token[i] !== sign);
        expect(readReceipt(`${token.slice(0, i)}${sign}${token.slice(i + 1)}`, signer.key).ok).toBe(false);
      }),
    );
  });

  it('is no checkpoint and no other note of the same key', () => {
    expect(readReceipt('', signer.key).ok).toBe(false);
    expect(readReceipt('A'.repeat(9_000), signer.key).ok).toBe(false);
    expect(readReceipt(Buffer.from('khanaen receipt 1\n').toString('base64url'), signer.key).ok).toBe(false);
  });
});
