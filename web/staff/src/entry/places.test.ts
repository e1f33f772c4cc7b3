import { expect, it } from 'vitest';
import { cellsOf, entryOf, firstEmpty, placesOf, wordsByPlace, wordsOf } from './places.ts';

const both = (text: string) => ({ th: text, en: text });
const claim = {
  form: {
    code: '5/18',
    title: both('5/18'),
    pages: 2,
    fields: ['registered', 'valid', 'total', 'signatures'].map((role) => ({
      role,
      number: '',
      label: both(role),
    })),
  },
  lines: [1, 4].map((number) => ({ number, name: both('x'), party: null })),
};
const places = placesOf(claim);
const cells = { registered: '500', valid: '/', 'vote:1': '-', 'vote:4': '0', total: '?', signatures: '7' };

it('keeps the order of the paper: head, scores, total, signatures', () => {
  expect(places.map((p) => p.ref)).toStrictEqual([
    'registered',
    'valid',
    'vote:1',
    'vote:4',
    'total',
    'signatures',
  ]);
});

it('sends blank, dash, zero and illegible as four different things, and reads them back', () => {
  const entry = entryOf(places, cells);
  expect(entry).toStrictEqual({
    head: { registered: 500, valid: '', total: '?', signatures: 7 },
    votes: { '1': '-', '4': 0 },
  });
  expect(cellsOf(places, entry)).toStrictEqual(cells);
});

it('finds the first box that was passed over', () => {
  expect(firstEmpty(places, { ...cells, 'vote:4': '' })).toBe('vote:4');
  expect(firstEmpty(places, cells)).toBeNull();
});

it('names sections as the paper does', () => {
  expect(places.map((p) => p.section)).toStrictEqual(['voters', 'ballots', 'votes', 'votes', 'foot', 'foot']);
});

it('sends words by role and ballot number, only where they are, and reads them back', () => {
  const words = { 'vote:4': 'สิบ', total: '=', valid: '  ' };
  const sent = wordsOf(places, words);
  expect(sent).toStrictEqual({ '4': 'สิบ', total: '=' });
  expect(wordsOf(places, {})).toBeUndefined();
  const entry = { head: {}, votes: {}, ...(sent === undefined ? {} : { words: sent }) };
  expect(wordsByPlace(places, entry)).toStrictEqual({ 'vote:4': 'สิบ', total: '=' });
});
