import { groupDigits } from '../../../../shared/numbers.ts';

/** A size in the largest unit of which there is one: `999 bytes`, `1.5 kB`, `12 MB`. `units`: words for each thousand more. */
export function sizeText(bytes: number, units: readonly string[]): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = unit > 0 && value < 9.95 ? value.toFixed(1) : groupDigits(Math.round(value));
  return `${text} ${units[unit] ?? ''}`;
}
