import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { BallotId, PackageHash, UnitId } from '../election/model.ts';
import { CONTEST_KINDS } from '../election/model.ts';
import { BitReader, BitWriter } from './bits.ts';
import type { PageCode } from './geometry.ts';
import { checkLetters, lettersToValues, valuesToLetters } from './letters.ts';
import { putId, takeId } from './packed-id.ts';

/** Hexadecimal digits of the package hash that a code carries: 20 bits. */
const ELECTION_DIGITS = 5;
/** Base64url signs of a tag: 48 bits. */
export const TAG_LENGTH = 8;

const VERSION = 1;
const VERSION_BITS = 3;
const BALLOT_BITS = 4;
const PAGE_BITS = 7;
const CHECK_LETTERS = 2;
/** No code is shorter: head, election, tag, an id of one sign, check letters. */
const SHORTEST = 21;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Ballots that have a number of their own in codes; another ballot's id is spelled out (number 0). */
const BALLOTS: readonly string[] = ['', ...CONTEST_KINDS];

/** What {@link PageCode.election} of a package is. */
export function electionMark(hash: PackageHash): string {
  return hash.slice(0, ELECTION_DIGITS);
}

/**
 * The code of a page: letters and digits that a person can type (docs/formats/forms.md), and when `baseUrl` is given
 * (`https://host`, no slash at the end) the address that a phone opens. The QR carries the latter, the line below the former.
 */
export function writeCode(code: PageCode, baseUrl?: string): string {
  const values = payload(code);
  const letters = valuesToLetters([...values, ...checkLetters(values)]);
  return baseUrl === undefined ? letters : `${baseUrl.replace(/\/+$/, '')}/f/${letters}`;
}

/** `not-a-code`: something else. `misread`: a letter is wrong. `other-version`: printed by a later version. */
export type CodeError = 'not-a-code' | 'misread' | 'other-version';

const ADDRESS = /^https?:\/\/[^/?#\s]+(?:\/[^?#\s]*)?\/f\/([^/?#\s]+)\/?(?:[?#]\S*)?$/i;

/**
 * Reads a code as scanned (address or letters) or typed (any case, with spaces or hyphens, O for 0, I and L for 1). It says
 * nothing of the tag: ask `checkTag`.
 */
export function readCode(text: string): Result<PageCode, CodeError> {
  if (text.length > 1_000) return err('not-a-code');
  const trimmed = text.trim();
  const values = lettersToValues(ADDRESS.exec(trimmed)?.[1] ?? trimmed);
  if (values === null || values.length < SHORTEST) return err('not-a-code');
  const body = values.slice(0, -CHECK_LETTERS);
  const check = checkLetters(body);
  if (values.at(-2) !== check[0] || values.at(-1) !== check[1]) return err('misread');
  const bits = new BitReader(body);
  if (bits.take(VERSION_BITS) !== VERSION) return err('other-version');
  const code = takeCode(bits);
  // One spelling for each code: whatever cannot have been written by us was not.
  if (code === null || valuesToLetters(payload(code)) !== valuesToLetters(body)) return err('misread');
  return ok(code);
}

function payload(code: PageCode): number[] {
  const bits = new BitWriter();
  const ballot = Math.max(0, BALLOTS.indexOf(code.ballot));
  bits.put(VERSION, VERSION_BITS);
  bits.put(ballot, BALLOT_BITS);
  bits.put(code.page, PAGE_BITS);
  for (const digit of code.election.padEnd(ELECTION_DIGITS, '0').slice(0, ELECTION_DIGITS)) {
    bits.put(Number.parseInt(digit, 16), 4);
  }
  for (const sign of code.tag.padEnd(TAG_LENGTH, 'A').slice(0, TAG_LENGTH)) {
    bits.put(BASE64URL.indexOf(sign), 6);
  }
  putId(bits, code.unit);
  if (ballot === 0) putId(bits, code.ballot);
  return bits.values();
}

function takeCode(bits: BitReader): PageCode | null {
  const ballotNumber = bits.take(BALLOT_BITS);
  const page = bits.take(PAGE_BITS);
  let election = '';
  for (let i = 0; i < ELECTION_DIGITS; i++) election += bits.take(4).toString(16);
  let tag = '';
  for (let i = 0; i < TAG_LENGTH; i++) tag += BASE64URL.charAt(bits.take(6));
  const unit = takeId(bits);
  const ballot = ballotNumber === 0 ? takeId(bits) : BALLOTS[ballotNumber];
  if (unit === null || ballot === null || ballot === undefined || page === 0) return null;
  return { unit: unit as UnitId, ballot: ballot as BallotId, page, election, tag };
}
