import { describe, expect, it } from 'vitest';
import { RULE_CODES } from '../../src/election/model.ts';
import { RULE_WORDS } from './rule-words.ts';
import { STAFF_WORDS } from './staff-words.ts';
import { wordsOf } from './words.ts';

/** Every text with its key path; texts that take arguments are written out with a number. */
function flatten(value: unknown, path = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, entry] of Object.entries(value as object)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof entry === 'string') out.set(at, entry);
    else if (typeof entry === 'function') out.set(at, entry('7', '9'));
    else for (const [k, v] of flatten(entry, at)) out.set(k, v);
  }
  return out;
}

const th = flatten(wordsOf('th'));
const en = flatten(wordsOf('en'));
const THAI = /[\u0e00-\u0e7f]/;

describe('the dictionary', () => {
  it('has the same keys in both languages', () => {
    expect([...en.keys()].sort()).toStrictEqual([...th.keys()].sort());
  });

  it('has no empty text', () => {
    for (const [key, text] of [...th, ...en]) expect(text.trim(), key).not.toBe('');
  });

  it('has no Thai in English and no English sentence in Thai', () => {
    for (const [key, text] of en) if (key !== 'otherLanguage') expect(text, key).not.toMatch(THAI);
    for (const [key, text] of th) if (key !== 'otherLanguage') expect(text, key).toMatch(THAI);
  });

  it('keeps ำ in one code point', () => {
    for (const text of th.values()) expect(text).toBe(text.normalize('NFC'));
    for (const text of th.values()) expect(text).not.toContain('\u0e4d\u0e32');
  });

  it('explains every rule', () => {
    expect(Object.keys(RULE_WORDS).sort()).toStrictEqual([...RULE_CODES].sort());
  });
});

describe('the words of the desk', () => {
  it('have the same keys in both languages, and no Thai in English', () => {
    const desk = { th: flatten(STAFF_WORDS.th), en: flatten(STAFF_WORDS.en) };
    expect([...desk.en.keys()].sort()).toStrictEqual([...desk.th.keys()].sort());
    for (const [key, text] of desk.en) if (key !== 'otherLanguage') expect(text, key).not.toMatch(THAI);
  });
});
