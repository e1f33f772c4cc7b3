import { at } from '../basics/assert.ts';
import { MAX_FIGURE } from './figures.ts';

export const DIGIT_WORDS = ['ศูนย์', 'หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า', 'หก', 'เจ็ด', 'แปด', 'เก้า'] as const;

const PLACE_WORDS = ['', 'สิบ', 'ร้อย', 'พัน', 'หมื่น', 'แสน'] as const;

const MILLION = 1_000_000;

/**
 * A number in Thai words as forms and cheques write it: ศูนย์, สิบเอ็ด, ยี่สิบเอ็ด, หนึ่งร้อยเอ็ด, หนึ่งล้าน. A final one after
 * anything higher is เอ็ด. Takes whole numbers from 0 to {@link MAX_FIGURE}; anything else is a bug and throws.
 */
export function thaiNumberWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > MAX_FIGURE) throw new Error(`no words for ${n}`);
  if (n === 0) return DIGIT_WORDS[0];
  const millions = Math.floor(n / MILLION);
  const rest = n % MILLION;
  const head = millions > 0 ? `${belowMillion(millions, false)}ล้าน` : '';
  return head + belowMillion(rest, millions > 0);
}

function belowMillion(n: number, higherBefore: boolean): string {
  let words = '';
  let higher = higherBefore;
  for (let place = PLACE_WORDS.length - 1; place >= 0; place--) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit === 0) continue;
    words += digitWord(digit, place, higher) + at(PLACE_WORDS, place);
    higher = true;
  }
  return words;
}

function digitWord(digit: number, place: number, higher: boolean): string {
  if (place === 1 && digit === 1) return '';
  if (place === 1 && digit === 2) return 'ยี่';
  if (place === 0 && digit === 1 && higher) return 'เอ็ด';
  return at(DIGIT_WORDS, digit);
}
