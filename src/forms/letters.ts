/**
 * Crockford's base 32: no I, L, O or U, so that nothing is mistaken when it is read aloud or typed. Small letters and the
 * look-alikes are read as what was meant.
 */
export const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const LOOK_ALIKES: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

/** Values 0 to 31 of a typed code without its spaces and hyphens; null when a sign is no letter of a code. */
export function lettersToValues(text: string): number[] | null {
  const values: number[] = [];
  for (const sign of text.toUpperCase()) {
    if (sign === ' ' || sign === '-') continue;
    const value = LETTERS.indexOf(LOOK_ALIKES[sign] ?? sign);
    if (value < 0) return null;
    values.push(value);
  }
  return values;
}

export function valuesToLetters(values: readonly number[]): string {
  return values.map((value) => LETTERS.charAt(value)).join('');
}

/** `ABCD EFGH …`: how a code is printed for people. */
export function inGroups(letters: string, size = 4): string {
  return letters.replace(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ');
}

// GF(32) with x^5 + x^2 + 1: powers of a generator.
const POWERS: number[] = [1];
for (let i = 1; i < 31; i++) {
  const next = (POWERS[i - 1] ?? 0) << 1;
  POWERS.push(next & 32 ? next ^ 37 : next);
}

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % 31] ?? 0;
}

/**
 * Two check letters (Reed-Solomon over 32 letters): any one wrong letter and any two neighbours that changed places are seen,
 * at every length; any two wrong letters are seen up to 31 letters, longer codes miss few.
 */
export function checkLetters(values: readonly number[]): readonly [number, number] {
  // Remainder of the code, as a polynomial, by (x + a)(x + a^2), where 2 is a and 4 is a^2.
  let high = 0;
  let low = 0;
  for (const value of values) {
    const factor = value ^ high;
    high = low ^ times(factor, 2 ^ 4);
    low = times(factor, times(2, 4));
  }
  return [high, low];
}
