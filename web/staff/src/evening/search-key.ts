/** Tone marks and the like, which people leave out when they search. */
const MARKS = /[\u0e47-\u0e4e]/g;
const THAI_ZERO = 0x0e50;

/** A text as a search compares it: tone marks do not count, Thai digits are digits, capital letters are small. Never NFKC: it splits สระอำ. */
export function searchKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));
}
