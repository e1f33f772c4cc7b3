import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldErrors, marksSpec, READABLE } from './testing/marks.ts';
import { readWireEntry } from './wire-entry.ts';
import { WORDS_AGREE, WORDS_DIFFER, WORDS_MISSING } from './words-marks.ts';

const { spec, body } = marksSpec();

describe('a form set that asks for marks', () => {
  it('refuses an entry without any, and names every readable figure but the signatures', () => {
    expect(fieldErrors(readWireEntry(spec, body))).toEqual(
      READABLE.map((name) => `words:${name} words-not-marked`),
    );
  });

  it('takes a mark or the words for each', () => {
    const words = Object.fromEntries(READABLE.map((name) => [name, WORDS_AGREE]));
    expect(readWireEntry(spec, { ...body, words }).ok).toBe(true);
    const typed = { ...words, '1': 'สองร้อย', '2': WORDS_DIFFER, total: WORDS_MISSING };
    expect(readWireEntry(spec, { ...body, words: typed }).ok).toBe(true);
  });

  it('misses exactly those that are left out', () => {
    fc.assert(
      fc.property(fc.subarray([...READABLE]), (marked) => {
        const words = Object.fromEntries(marked.map((name) => [name, WORDS_AGREE]));
        const missing = READABLE.filter((name) => !marked.includes(name));
        expect(fieldErrors(readWireEntry(spec, { ...body, words }))).toEqual(
          missing.map((name) => `words:${name} words-not-marked`),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('asks nothing of blank and illegible places, and nothing where words are optional', () => {
    const blank = { ...body, votes: { ...body.votes, '1': '', '2': '?' } };
    const words = Object.fromEntries(
      READABLE.filter((name) => name !== '1' && name !== '2').map((name) => [name, WORDS_AGREE]),
    );
    expect(readWireEntry(spec, { ...blank, words }).ok).toBe(true);
    const optional = { ...spec, form: { ...spec.form, words: 'optional' as const } };
    expect(readWireEntry(optional, body).ok).toBe(true);
  });
});
