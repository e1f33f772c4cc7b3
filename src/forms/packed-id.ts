import type { BitReader, BitWriter } from './bits.ts';

/** Alphabets of ids, smallest first: `size` signs of one go into `bits` bits together. */
const ALPHABETS = [
  { signs: '0123456789-.', size: 3, bits: 11 },
  { signs: '0123456789-.ABCDEFGHIJKLMNOPQRSTUVWXYZ_', size: 2, bits: 11 },
  {
    signs: '0123456789-.ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz',
    size: 1,
    bits: 7,
  },
] as const;

const ALPHABET_BITS = 2;
const LENGTH_BITS = 7;

/** Puts an id of the package (1 to 64 of `A-Z a-z 0-9 . _ -`) into as few bits as its signs allow. */
export function putId(bits: BitWriter, id: string): void {
  const choice = ALPHABETS.findIndex(({ signs }) => [...id].every((sign) => signs.includes(sign)));
  const alphabet = ALPHABETS[choice];
  if (alphabet === undefined || id.length >= 2 ** LENGTH_BITS) throw new Error(`not an id: ${id}`);
  bits.put(choice, ALPHABET_BITS);
  bits.put(id.length, LENGTH_BITS);
  for (let i = 0; i < id.length; i += alphabet.size) {
    const part = id.slice(i, i + alphabet.size);
    let value = 0;
    for (const sign of part) value = value * alphabet.signs.length + alphabet.signs.indexOf(sign);
    bits.put(value, widthOf(alphabet, part.length));
  }
}

/** Reads an id; null when no id was written so. */
export function takeId(bits: BitReader): string | null {
  const alphabet = ALPHABETS[bits.take(ALPHABET_BITS)];
  const length = bits.take(LENGTH_BITS);
  if (alphabet === undefined || length === 0) return null;
  let id = '';
  for (let left = length; left > 0; ) {
    const count = Math.min(left, alphabet.size);
    let value = bits.take(widthOf(alphabet, count));
    let part = '';
    for (let k = 0; k < count; k++) {
      part = alphabet.signs.charAt(value % alphabet.signs.length) + part;
      value = Math.floor(value / alphabet.signs.length);
    }
    if (value > 0 || bits.pastEnd) return null;
    id += part;
    left -= count;
  }
  return id;
}

function widthOf(alphabet: (typeof ALPHABETS)[number], count: number): number {
  return count === alphabet.size ? alphabet.bits : Math.ceil(Math.log2(alphabet.signs.length ** count));
}
