import type { Language } from '../../src/basics/bilingual.ts';

/** A whole number with thousands separators, the same in both languages: `1234567` gives `1,234,567`. */
export function groupDigits(value: number): string {
  const digits = String(Math.abs(Math.trunc(value)));
  let out = '';
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) out += ',';
    out += digits[i];
  }
  return value < 0 ? `-${out}` : out;
}

/**
 * A share in percent with a fixed number of decimals (0 to 3), rounded half up from exact integers. Null when the whole
 * is 0: a share of nothing is not a number. Both must be whole numbers below 10^10.
 */
export function sharePercent(part: number, whole: number, decimals = 2): string | null {
  if (whole <= 0) return null;
  const scale = 10 ** decimals;
  const scaled = Math.floor((2 * part * 100 * scale + whole) / (2 * whole));
  return fixed(scaled, decimals, scale);
}

/**
 * How far a count is, in percent with one decimal, rounded down, and never above 99.0 while the result is unofficial: a
 * count is complete when the authority has certified it, not before. The exact counts stand beside it.
 */
export function progressPercent(part: number, whole: number, official: boolean): string | null {
  if (whole <= 0) return null;
  const tenths = Math.floor((part * 1000) / whole);
  return fixed(official ? tenths : Math.min(tenths, 990), 1, 10);
}

/** A percentage with its sign as its language writes it: Thai with a space that never breaks, English without. */
export function withSign(percent: string, language: Language): string {
  return language === 'th' ? `${percent}\u00a0%` : `${percent}%`;
}

function fixed(scaled: number, decimals: number, scale: number): string {
  const whole = groupDigits(Math.floor(scaled / scale));
  return decimals === 0 ? whole : `${whole}.${String(scaled % scale).padStart(decimals, '0')}`;
}
