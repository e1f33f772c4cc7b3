/** Digits of a receipt before the check digit. */
const DIGITS = 8;

/** ISO 7064 MOD 11,10: one digit that catches every wrong digit and nearly every pair of exchanged neighbours. */
function checkDigit(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (product + Number(digit)) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}

/**
 * A receipt number: nine digits, the last one a check digit. Digits only, because it is read out over the telephone in Thai as well
 * as in English. `draw` gives a whole number from 0 below its argument; numbers are drawn, so that none tells how many came before.
 */
export function makeReceipt(draw: (below: number) => number): string {
  const digits = String(draw(10 ** DIGITS)).padStart(DIGITS, '0');
  return `${digits}${checkDigit(digits)}`;
}

/** The number that somebody typed or read out, in Thai or Arabic digits, with spaces or hyphens; null when it cannot be a receipt. */
export function readReceipt(text: string): string | null {
  const digits = text
    .replace(/[\s-]/g, '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));
  if (!/^[0-9]{9}$/.test(digits)) return null;
  return checkDigit(digits.slice(0, DIGITS)) === Number(digits.at(-1)) ? digits : null;
}

/** As people see it: `123-456-789`. */
export function showReceipt(receipt: string): string {
  return receipt.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1-$2-$3');
}
