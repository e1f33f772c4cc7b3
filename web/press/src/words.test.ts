import { expect, it } from 'vitest';
import { SCENES } from './wall/scenes.ts';
import { pressWordsOf } from './words.ts';

/** Texts of the wall with a sample for every place, by their key. */
function texts(value: unknown, key = ''): [string, string][] {
  if (typeof value === 'string') return [[key, value]];
  if (typeof value === 'function') return [[key, String(value('7', '8', '9'))]];
  return Object.entries(value as object).flatMap(([name, inner]) => texts(inner, `${key}.${name}`));
}

it('both languages say the same things, each in its own letters', () => {
  const [th, en] = [texts(pressWordsOf('th')), texts(pressWordsOf('en'))];
  expect(en.map(([key]) => key)).toStrictEqual(th.map(([key]) => key));
  for (const [key, text] of [...th, ...en]) expect(text.trim(), key).not.toBe('');
  for (const [key, text] of en) if (!text.includes('/')) expect(text, key).not.toMatch(/[\u0e00-\u0e7f]/);
  for (const [key, text] of th) {
    if (!/helpRows\.\d+\.0$/.test(key)) expect(text, key).toMatch(/[\u0e00-\u0e7f]/);
    const holes = (of: string) => (of.match(/[789]/g) ?? []).sort().join('');
    expect(holes(en.find(([other]) => other === key)?.[1] ?? ''), key).toBe(holes(text));
  }
});

it('every scene has a title', () => {
  expect(Object.keys(pressWordsOf('th').scene).sort()).toStrictEqual([...SCENES].sort());
});
