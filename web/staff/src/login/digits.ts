const THAI_ZERO = 0x0e50;

/** Digits of a code as somebody types them: Thai digits become Arabic ones, everything else but spaces goes. */
export function codeDigits(text: string): string {
  return [...text]
    .map((sign) => {
      const thai = (sign.codePointAt(0) ?? 0) - THAI_ZERO;
      return thai >= 0 && thai <= 9 ? String(thai) : sign;
    })
    .filter((sign) => /\d/.test(sign))
    .join('')
    .slice(0, 6);
}
