import { expect, it } from 'vitest';
import { alertWordsOf } from './alert-words.ts';

/** Every text with its key path; texts that take arguments are written out with numbers. */
function flatten(value: object, path = ''): Map<string, string> {
  const out = new Map<string, string>();
  for (const [key, entry] of Object.entries(value)) {
    const at = `${path}.${key}`;
    if (typeof entry === 'string') out.set(at, entry);
    else if (typeof entry === 'function') out.set(at, entry('7', '9', '11'));
    else for (const [k, v] of flatten(entry, at)) out.set(k, v);
  }
  return out;
}

it('the words of alerts and feeds are in both languages, none mixed', () => {
  const th = flatten(alertWordsOf('th'));
  const en = flatten(alertWordsOf('en'));
  expect([...en.keys()].sort()).toStrictEqual([...th.keys()].sort());
  for (const [key, text] of en) expect(text, key).not.toMatch(/[\u0e00-\u0e7f]/);
  for (const [key, text] of th) expect(text, key).toMatch(/[\u0e00-\u0e7f]/);
  for (const text of th.values()) expect(text).toBe(text.normalize('NFC'));
});
