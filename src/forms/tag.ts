import { createHmac, timingSafeEqual } from 'node:crypto';
import { encodeUtf8 } from '../basics/utf8.ts';
import type { UnitId } from '../election/model.ts';
import { TAG_LENGTH } from './code.ts';
import type { PageCode } from './geometry.ts';
import { checkLetters, lettersToValues, valuesToLetters } from './letters.ts';

/**
 * The keyed tag of a page: HMAC-SHA-256 over what the code says, its first 48 bits in base64url. Whoever lacks the key invents
 * a valid code once in 2^48 tries. Codes can be copied all the same: a code is a label, not a proof.
 */
export function tagOf(parts: Omit<PageCode, 'tag'>, key: Uint8Array): string {
  const text = ['khanaen form page 1', parts.unit, parts.ballot, parts.page, parts.election].join('\n');
  return createHmac('sha256', key).update(encodeUtf8(text)).digest('base64url').slice(0, TAG_LENGTH);
}

/** Whether the tag belongs to the rest of the code. Takes the same time whatever is wrong. */
export function checkTag(code: PageCode, key: Uint8Array): boolean {
  const expected = encodeUtf8(tagOf(code, key));
  const given = encodeUtf8(code.tag);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Bits of a unit's short code: 8 letters and 2 check letters. */
const UNIT_LETTERS = 8;

/**
 * A unit's short code, `ABCDE-FGHJK`: what a committee reads out or types in a chat to say which unit it is. It follows from
 * the key and the unit's id, so a corrected package keeps it. Two of 100,000 units share one in about 1 of 200 elections:
 * `unitsByCode` then accepts it for neither.
 */
export function unitCode(unit: UnitId, key: Uint8Array): string {
  const digest = createHmac('sha256', key)
    .update(encodeUtf8(`khanaen unit 1\n${unit}`))
    .digest();
  const values = [...digest.subarray(0, UNIT_LETTERS)].map((byte) => byte >> 3);
  const letters = valuesToLetters([...values, ...checkLetters(values)]);
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** A typed unit code in its printed spelling; null when it is none, or a letter is wrong. */
export function readUnitCode(text: string): string | null {
  const values = text.length > 40 ? null : lettersToValues(text.trim());
  if (values === null || values.length !== UNIT_LETTERS + 2) return null;
  const check = checkLetters(values.slice(0, UNIT_LETTERS));
  if (values.at(-2) !== check[0] || values.at(-1) !== check[1]) return null;
  const letters = valuesToLetters(values);
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** Units by their printed short codes; a code that two units share is left out. */
export function unitsByCode(units: readonly UnitId[], key: Uint8Array): ReadonlyMap<string, UnitId> {
  const found = new Map<string, UnitId>();
  const shared = new Set<string>();
  for (const unit of units) {
    const code = unitCode(unit, key);
    if (found.has(code)) shared.add(code);
    found.set(code, unit);
  }
  for (const code of shared) found.delete(code);
  return found;
}
