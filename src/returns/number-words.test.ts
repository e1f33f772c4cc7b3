import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FIGURE } from './figures.ts';
import { thaiNumberWords } from './number-words.ts';
import { parseThaiNumberWords } from './parse-number-words.ts';

const KNOWN: readonly (readonly [number, string])[] = [
  [0, 'ศูนย์'],
  [1, 'หนึ่ง'],
  [2, 'สอง'],
  [10, 'สิบ'],
  [11, 'สิบเอ็ด'],
  [12, 'สิบสอง'],
  [20, 'ยี่สิบ'],
  [21, 'ยี่สิบเอ็ด'],
  [22, 'ยี่สิบสอง'],
  [56, 'ห้าสิบหก'],
  [100, 'หนึ่งร้อย'],
  [101, 'หนึ่งร้อยเอ็ด'],
  [110, 'หนึ่งร้อยสิบ'],
  [111, 'หนึ่งร้อยสิบเอ็ด'],
  [375, 'สามร้อยเจ็ดสิบห้า'],
  [1_001, 'หนึ่งพันเอ็ด'],
  [12_345, 'หนึ่งหมื่นสองพันสามร้อยสี่สิบห้า'],
  [200_000, 'สองแสน'],
  [1_000_000, 'หนึ่งล้าน'],
  [1_000_001, 'หนึ่งล้านเอ็ด'],
  [11_000_000, 'สิบเอ็ดล้าน'],
  [21_000_021, 'ยี่สิบเอ็ดล้านยี่สิบเอ็ด'],
  [52_195_920, 'ห้าสิบสองล้านหนึ่งแสนเก้าหมื่นห้าพันเก้าร้อยยี่สิบ'],
];

function read(text: string): number | string {
  const result = parseThaiNumberWords(text);
  return result.ok ? result.value : result.error.code;
}

describe('thaiNumberWords', () => {
  it.each(KNOWN)('%d is %s', (n, words) => {
    expect(thaiNumberWords(n)).toBe(words);
    expect(read(words)).toBe(n);
  });

  it.each([-1, 1.5, MAX_FIGURE + 1, Number.NaN])('has no words for %d', (n) => {
    expect(() => thaiNumberWords(n)).toThrow();
  });
});

describe('parseThaiNumberWords', () => {
  it('reads back every number up to a hundred thousand', () => {
    for (let n = 0; n <= 100_000; n++)
      if (read(thaiNumberWords(n)) !== n) expect(read(thaiNumberWords(n))).toBe(n);
  });

  it('reads back any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FIGURE }), (n) => {
        expect(read(thaiNumberWords(n))).toBe(n);
      }),
      { numRuns: 2000 },
    );
  });

  it('gives different words to different numbers', () => {
    const words = new Set(Array.from({ length: 20_000 }, (_, n) => thaiNumberWords(n)));
    expect(words.size).toBe(20_000);
  });

  it.each([
    [' ห้าสิบ หก ', 56],
    ['ห้าสิบหกคะแนน', 56],
    ['ห้าสิบหกถ้วน', 56],
    ['ห้าสิบหกคะแนนถ้วน', 56],
    ['สามร้อยบัตร', 300],
    ['สามร้อยคน', 300],
    ['(สามร้อย)', 300],
    ['ร้อยหนึ่ง', 101],
    ['ร้อยเอ็ด', 101],
    ['หนึ่งร้อยหนึ่ง', 101],
    ['ร้อยยี่สิบ', 120],
    ['พันเอ็ด', 1001],
    ['ล้าน', 1_000_000],
    ['ล้านหนึ่ง', 1_000_001],
    ['สิบหนึ่ง', 11],
    ['หนึ่งสิบ', 10],
    ['-', 0],
    ['–', 0],
    ['56', 56],
    ['๕๖', 56],
    ['๑,๒๓๔ คะแนน', 1234],
    ['หน่ึง', 1],
  ])('takes %s as %d', (text, n) => {
    expect(read(text)).toBe(n);
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['สวัสดี', 'unknown-word'],
    ['คะแนน', 'unknown-word'],
    ['ห้าx', 'unknown-word'],
    ['เอ็ด', 'misplaced-word'],
    ['ยี่', 'misplaced-word'],
    ['ยี่ร้อย', 'misplaced-word'],
    ['สองสิบ', 'misplaced-word'],
    ['ห้าหก', 'misplaced-word'],
    ['สิบสิบ', 'misplaced-word'],
    ['ห้าสิบหกร้อย', 'misplaced-word'],
    ['สองร้อยสามพัน', 'misplaced-word'],
    ['หนึ่งพันร้อยห้าสิบ', 'misplaced-word'],
    ['ศูนย์ศูนย์', 'misplaced-word'],
    ['ศูนย์ร้อย', 'misplaced-word'],
    ['ห้าร้อยศูนย์', 'misplaced-word'],
    ['เอ็ดร้อย', 'misplaced-word'],
    ['1,23', 'misplaced-word'],
    ['พันห้า', 'ambiguous'],
    ['ร้อยห้า', 'ambiguous'],
    ['ล้านสอง', 'ambiguous'],
    ['หนึ่งพันล้าน', 'too-large'],
    ['ล้านล้าน', 'too-large'],
    ['1000000000', 'too-large'],
    ['ห้า'.repeat(200), 'too-long'],
  ])('refuses %s as %s', (text, code) => {
    expect(read(text)).toBe(code);
  });

  it('reads no number from a random row of number words that is not the words of that number', () => {
    const tokens = ['หนึ่ง', 'สอง', 'เอ็ด', 'ยี่', 'สิบ', 'ร้อย', 'พัน', 'ล้าน', 'ศูนย์'];
    const plain = (s: string) => s.replaceAll('เอ็ด', 'หนึ่ง').replaceAll('หนึ่งสิบ', 'สิบ');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 6 }), (row) => {
        const text = row.join('');
        const n = read(text);
        if (typeof n === 'string') return;
        const full = plain(thaiNumberWords(n));
        const given = plain(text);
        expect([given, `หนึ่ง${given}`]).toContain(full);
      }),
      { numRuns: 2000 },
    );
  });
});
