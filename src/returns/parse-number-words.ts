import type { Bilingual } from '../basics/bilingual.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { parseFigure } from './figure-text.ts';
import { DASH, MAX_FIGURE } from './figures.ts';
import { DIGIT_WORDS } from './number-words.ts';

export const NUMBER_WORDS_ERROR_CODES = [
  'empty',
  'unknown-word',
  'misplaced-word',
  'ambiguous',
  'too-large',
  'too-long',
] as const;
export type NumberWordsErrorCode = (typeof NUMBER_WORDS_ERROR_CODES)[number];

export interface NumberWordsError {
  readonly code: NumberWordsErrorCode;
  readonly message: Bilingual;
}

const MESSAGES: Readonly<Record<NumberWordsErrorCode, Bilingual>> = {
  empty: { th: 'ไม่มีข้อความ', en: 'There is no text.' },
  'unknown-word': { th: 'มีคำที่ไม่ใช่จำนวน', en: 'A word is not part of a number.' },
  'misplaced-word': { th: 'คำบอกจำนวนเรียงผิดลำดับ', en: 'The words of the number are in an impossible order.' },
  ambiguous: { th: 'อ่านได้มากกว่าหนึ่งจำนวน', en: 'The words can mean more than one number.' },
  'too-large': { th: 'จำนวนมากเกินไป', en: 'The number is too large.' },
  'too-long': { th: 'ข้อความยาวเกินไป', en: 'The text is too long.' },
};

type Parsed = Result<number, NumberWordsError>;

function fail(code: NumberWordsErrorCode): Parsed {
  return err({ code, message: MESSAGES[code] });
}

const MAX_TEXT = 200;
const MILLION = 1_000_000;

/** Units and endings that forms print or people write after a number. */
const ENDINGS = ['ถ้วน', 'คะแนน', 'บัตร', 'คน', 'เสียง', 'ใบ', 'ซอง', 'ฉบับ'] as const;

interface Word {
  readonly text: string;
  readonly kind: 'digit' | 'place';
  readonly value: number;
}

const WORDS: readonly Word[] = [
  ...DIGIT_WORDS.map((text, value): Word => ({ text, kind: 'digit', value })),
  { text: 'เอ็ด', kind: 'digit', value: 1 },
  { text: 'ยี่', kind: 'digit', value: 2 },
  { text: 'สิบ', kind: 'place', value: 10 },
  { text: 'ร้อย', kind: 'place', value: 100 },
  { text: 'พัน', kind: 'place', value: 1_000 },
  { text: 'หมื่น', kind: 'place', value: 10_000 },
  { text: 'แสน', kind: 'place', value: 100_000 },
  { text: 'ล้าน', kind: 'place', value: MILLION },
];

/**
 * The number that Thai words say. Takes spaces anywhere, brackets around, endings (ถ้วน, คะแนน, บัตร, คน …), both
 * ร้อยหนึ่ง and ร้อยเอ็ด for 101, an omitted หนึ่ง before the first place word, a lone dash (0), and plain Thai or Arabic
 * digits. Everything that is not exactly one number is an error: "พันห้า" (1,005, or 1,500 as people say it) is ambiguous.
 */
export function parseThaiNumberWords(raw: string): Parsed {
  if (raw.length > MAX_TEXT) return fail('too-long');
  const text = withoutEndings(normalise(raw));
  if (text === '') return fail('empty');
  if (/^[-–—−0-9๐-๙,]+$/.test(text)) return parseDigits(text);
  const words = splitWords(text);
  if (words === null) return fail('unknown-word');
  return combine(words);
}

function normalise(raw: string): string {
  return raw
    .normalize('NFC')
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/g, '')
    .replace(/^[([]|[)\]]$/g, '')
    .replace(/([\u0e48-\u0e4b])([\u0e31\u0e34-\u0e37\u0e47])/g, '$2$1'); // tone mark typed before the vowel
}

function withoutEndings(text: string): string {
  let rest = text;
  for (;;) {
    const ending = ENDINGS.find((e) => rest.endsWith(e) && rest.length > e.length);
    if (ending === undefined) return rest;
    rest = rest.slice(0, -ending.length);
  }
}

function parseDigits(text: string): Parsed {
  const figure = parseFigure(text);
  if (!figure.ok) return fail(figure.error.code === 'too-large' ? 'too-large' : 'misplaced-word');
  return ok(figure.value === DASH ? 0 : figure.value);
}

/** The text as number words, or null. No number word begins with another, so the split is unique. */
function splitWords(text: string): Word[] | null {
  const words: Word[] = [];
  let rest = text;
  while (rest !== '') {
    const word = WORDS.find((w) => rest.startsWith(w.text));
    if (word === undefined) return null;
    words.push(word);
    rest = rest.slice(word.text.length);
  }
  return words;
}

function combine(words: readonly Word[]): Parsed {
  if (words.length === 1 && words[0]?.text === 'ศูนย์') return ok(0);
  const million = words.findIndex((w) => w.value === MILLION);
  if (million < 0) return below(words, true);
  if (words.some((w, i) => i > million && w.value === MILLION)) return fail('too-large');
  const before = million === 0 ? ok(1) : below(words.slice(0, million), true);
  if (!before.ok) return before;
  const tail = words.slice(million + 1);
  if (million === 0 && isBareDigit(tail)) return fail('ambiguous');
  const after = tail.length === 0 ? ok(0) : below(tail, false);
  if (!after.ok) return after;
  const total = before.value * MILLION + after.value;
  return total > MAX_FIGURE ? fail('too-large') : ok(total);
}

/** A number below one million. `first`: nothing stands before it, so หนึ่ง may be omitted and เอ็ด cannot begin it. */
function below(words: readonly Word[], first: boolean): Parsed {
  let total = 0;
  let lastPlace = MILLION;
  let i = 0;
  while (i < words.length) {
    const word = words[i];
    const next = words[i + 1];
    if (word === undefined) break;
    const omitted = word.kind === 'place';
    const place = omitted ? word : next;
    const digit = omitted ? 1 : word.value;
    if (digit === 0) return fail('misplaced-word');
    if (place === undefined) {
      // The last digit: เอ็ด needs something before it, ยี่ needs สิบ after it.
      if (word.text === 'ยี่' || (word.text === 'เอ็ด' && first && i === 0)) return fail('misplaced-word');
      if (lastPlace <= 1) return fail('misplaced-word');
      return ok(total + digit);
    }
    if (place.kind !== 'place' || place.value >= lastPlace) return fail('misplaced-word');
    if (!fits(word, place, omitted, first && i === 0)) return fail('misplaced-word');
    total += digit * place.value;
    lastPlace = place.value;
    i += omitted ? 1 : 2;
    if (omitted && place.value > 10 && isBareDigit(words.slice(i))) return fail('ambiguous');
  }
  return ok(total);
}

/** ยี่ and an omitted one belong to สิบ (and an omitted one to the very beginning); เอ็ด to no place; 20 is not สองสิบ. */
function fits(word: Word, place: Word, omitted: boolean, beginning: boolean): boolean {
  if (word.text === 'เอ็ด') return false;
  if (place.value === 10) return omitted || word.text !== 'สอง';
  return omitted ? beginning : word.text !== 'ยี่';
}

/** Two to nine alone after an omitted one: "พันห้า" is 1,005 to a bookkeeper and 1,500 to everybody else. */
function isBareDigit(words: readonly Word[]): boolean {
  const [only] = words;
  return words.length === 1 && only !== undefined && only.kind === 'digit' && only.value > 1;
}
