import { expect, it } from 'vitest';
import { flagWordsOf } from '../flag-words.ts';
import { ticketWordsOf } from './words.ts';

function flatten(value: object, path = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, entry] of Object.entries(value)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof entry === 'string') out.set(at, entry);
    else if (typeof entry === 'function') out.set(at, entry('7', '9'));
    else for (const [k, v] of flatten(entry, at)) out.set(k, v);
  }
  return out;
}

it.each([ticketWordsOf, flagWordsOf])('the words are in both languages and mixed in neither', (wordsOf) => {
  const th = flatten(wordsOf('th'));
  const en = flatten(wordsOf('en'));
  expect([...en.keys()].sort()).toStrictEqual([...th.keys()].sort());
  for (const [key, text] of en) expect(text, key).not.toMatch(/[\u0e00-\u0e7f]/);
  for (const [key, text] of th) {
    expect(text, key).toMatch(/[\u0e00-\u0e7f]/);
    expect(text).toBe(text.normalize('NFC'));
  }
});
