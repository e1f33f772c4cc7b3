import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { indexElection } from '../election/lookup.ts';
import type { Candidate } from '../election/model.ts';
import { RULE_CODES } from '../election/model.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import type { TypedEntry } from './entry.ts';
import { BLANK, DASH, HEAD_SIZE, headFigure, ILLEGIBLE, MAX_FIGURE, NOT_ON_FORM } from './figures.ts';
import { goodFigures, specOf, tinyElection } from './testing/forms.ts';
import { numbersNotStanding, readWireEntry } from './wire-entry.ts';
import { readWirePlaces } from './wire-places.ts';
import { toWireEntry, toWireFigure } from './wire-write.ts';

const election = tinyElection({ ballots: ['constituency', 'party-list', 'referendum'] });
const station = specOf(election, 'constituency');
const advance = specOf(election, 'constituency', 'advance-out');

const HEAD = {
  registered: 500,
  present: 400,
  received: 560,
  used: '400',
  valid: '๓๕๐',
  invalid: 30,
  noVote: 20,
  left: 160,
  total: 350,
  signatures: 7,
};
const VOTES = { '1': 200, '2': 150, '3': '-' };

/** Codes and fields of the errors, or the entry. */
function read(body: unknown, spec: ReturnSpec = station, gone?: ReadonlySet<number>) {
  const result = readWireEntry(spec, body, gone);
  return result.ok ? result.value : result.error.map((e) => `${e.field} ${e.code}`);
}

describe('readWireEntry', () => {
  it('puts the places in contract order', () => {
    const entry = unwrap(readWireEntry(station, { head: HEAD, votes: VOTES }));
    expect(entry.figures).toStrictEqual(goodFigures(station, [200, 150, DASH]));
    expect(entry).toMatchObject({ words: null, answers: [], remarks: '' });
  });

  it('keeps blank, dash, zero and illegible apart', () => {
    const entry = unwrap(readWireEntry(station, { head: HEAD, votes: { '1': '', '2': '-', '3': '?' } }));
    expect(entry.figures.slice(HEAD_SIZE)).toStrictEqual([BLANK, DASH, ILLEGIBLE]);
  });

  it('marks places that the form has not', () => {
    const body = {
      head: { envelopes: 10, received: 10, valid: 9, invalid: 1, noVote: 0, total: 9, signatures: 5 },
      votes: { '1': 9, '2': 0, '3': 0 },
    };
    const entry = unwrap(readWireEntry(advance, body));
    expect(headFigure(entry.figures, 'registered')).toBe(NOT_ON_FORM);
    expect(headFigure(entry.figures, 'envelopes')).toBe(10);
  });

  it('takes words, answers and remarks', () => {
    const entry = unwrap(
      readWireEntry(station, {
        head: HEAD,
        votes: VOTES,
        words: { '1': ' สองร้อย ', total: 'สามร้อยห้าสิบ', '2': '' },
        answers: [{ code: 'C3', text: ' ตามแบบ ' }],
        remarks: 'หมายเหตุ',
      }),
    );
    expect(entry.words?.[HEAD_SIZE]).toBe('สองร้อย');
    expect(entry.words?.[9]).toBe('สามร้อยห้าสิบ');
    expect(entry.answers).toStrictEqual([{ code: 'C3', text: 'ตามแบบ' }]);
    expect(entry.remarks).toBe('หมายเหตุ');
  });

  it.each([[null], [undefined], ['text'], [5], [[]], [true]])('refuses a body that is %j', (body) => {
    expect(read(body)).toStrictEqual(['body not-an-object']);
  });

  it('gives every error at once, each with its place', () => {
    const { used: _used, ...head } = HEAD;
    expect(
      read({
        head: { ...head, envelopes: 3, colour: 1, valid: -5 },
        votes: { '1': 1.5, '3': '๑2', '99': 4, '01': 1 },
        answers: [{ code: 'C99', text: '' }],
        remarks: 7,
        by: 12,
      }),
    ).toStrictEqual([
      'used missing',
      'valid negative',
      'envelopes role-not-on-form',
      'colour unknown-role',
      'vote:1 fractional',
      'vote:2 missing',
      'vote:3 mixed-digits',
      'vote:99 unknown-number',
      'vote:01 unknown-number',
      'answers:0 unknown-code',
      'remarks not-text',
      'by unknown-name',
    ]);
  });

  it.each([
    ['no head', { votes: VOTES }, ['head missing']],
    ['no votes', { head: HEAD }, ['votes missing']],
    ['head as a list', { head: [], votes: VOTES }, ['head not-an-object']],
    ['votes as a list', { head: HEAD, votes: [1, 2, 3] }, ['votes not-an-object']],
    ['votes null', { head: HEAD, votes: null }, ['votes not-an-object']],
    ['an undefined place', { head: HEAD, votes: { ...VOTES, '1': undefined } }, ['vote:1 wrong-type']],
    ['a nested place', { head: HEAD, votes: { ...VOTES, '1': { n: 1 } } }, ['vote:1 wrong-type']],
    ['a huge figure', { head: HEAD, votes: { ...VOTES, '1': 1e12 } }, ['vote:1 too-large']],
    ['words as a text', { head: HEAD, votes: VOTES, words: 'x' }, ['words not-an-object']],
    ['words for nobody', { head: HEAD, votes: VOTES, words: { '8': 'แปด' } }, ['words:8 unknown-name']],
    ['endless words', { head: HEAD, votes: VOTES, words: { '1': 'x'.repeat(201) } }, ['words:1 too-long']],
    ['answers as an object', { head: HEAD, votes: VOTES, answers: {} }, ['answers not-a-list']],
    ['an answer as text', { head: HEAD, votes: VOTES, answers: ['C3'] }, ['answers:0 not-an-object']],
    [
      'one code twice',
      {
        head: HEAD,
        votes: VOTES,
        answers: [
          { code: 'C3', text: 'a' },
          { code: 'C3', text: 'b' },
        ],
      },
      ['answers:1 duplicate'],
    ],
    [
      'an answer with another name',
      { head: HEAD, votes: VOTES, answers: [{ code: 'C3', text: 'a', by: 3 }] },
      ['answers:0:by unknown-name'],
    ],
    [
      'an endless answer',
      { head: HEAD, votes: VOTES, answers: [{ code: 'C3', text: 'x'.repeat(1001) }] },
      ['answers:0 too-long'],
    ],
    [
      'a thousand answers',
      { head: HEAD, votes: VOTES, answers: Array.from({ length: 1000 }, () => ({})) },
      ['answers too-many'],
    ],
    ['endless remarks', { head: HEAD, votes: VOTES, remarks: 'x'.repeat(2001) }, ['remarks too-long']],
    ['a NUL in the remarks', { head: HEAD, votes: VOTES, remarks: 'a\0b' }, ['remarks control-character']],
    [
      'half a surrogate pair',
      { head: HEAD, votes: VOTES, remarks: 'a\ud800' },
      ['remarks control-character'],
    ],
  ])('refuses %s', (_, body, errors) => {
    expect(read(body)).toStrictEqual(errors);
  });

  it('refuses names of the object prototype, and a prototype from JSON', () => {
    expect(
      read(JSON.parse('{"head":{"__proto__":{"used":1}},"votes":{"__proto__":{"1":5},"constructor":1}}')),
    ).toContain('used missing');
    expect(read({ head: HEAD, votes: Object.create(VOTES) })).toContain('vote:1 missing');
  });

  it('stops counting after a hundred unknown fields of ten thousand', () => {
    const votes: Record<string, number | string> = { ...VOTES };
    for (let n = 100; n < 10_100; n++) votes[String(n)] = 1;
    const errors = read({ head: HEAD, votes }) as readonly string[];
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toBe('votes too-many');
  });

  it('repeats only the beginning of an endless name', () => {
    const errors = read({ head: HEAD, votes: { ...VOTES, ['9'.repeat(5000)]: 1 } }) as readonly string[];
    expect(errors[0]?.length).toBeLessThan(80);
  });

  it('refuses words where the form has none', () => {
    const spec = { ...station, form: { ...station.form, words: 'none' as const } };
    expect(read({ head: HEAD, votes: VOTES, words: { '1': 'หก' } }, spec)).toStrictEqual([
      'words words-not-on-form',
    ]);
    expect(read({ head: HEAD, votes: VOTES, words: { '1': '' } }, spec)).toMatchObject({ words: null });
  });

  it('names votes for a candidate who no longer stands (C7)', () => {
    const pkg = tinyPackage();
    const candidates = pkg.candidates.map(
      (c): Candidate => (c.number === 2 ? { ...c, status: 'withdrawn' } : c),
    );
    const changed = indexElection({ ...pkg, candidates });
    const spec = specOf(changed, 'constituency');
    const gone = numbersNotStanding(changed, spec);
    expect([...gone]).toStrictEqual([2]);
    expect(read({ head: HEAD, votes: VOTES }, spec, gone)).toStrictEqual(['vote:2 candidate-not-standing']);
    expect(read({ head: HEAD, votes: { '1': 200, '3': 150 } }, spec, gone)).toMatchObject({ words: null });
    expect(numbersNotStanding(election, station).size).toBe(0);
  });

  it('never throws and never gives an entry of another shape, whatever comes', () => {
    const json = fc.oneof(
      fc.jsonValue(),
      fc.record({
        head: fc.jsonValue(),
        votes: fc.jsonValue(),
        words: fc.jsonValue(),
        answers: fc.jsonValue(),
      }),
      fc.record({
        head: fc.constant(HEAD),
        votes: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), fc.jsonValue()),
      }),
    );
    fc.assert(
      fc.property(json, (body) => {
        const result = readWireEntry(station, body);
        if (result.ok) expect(result.value.figures).toHaveLength(HEAD_SIZE + station.lines.length);
        else for (const e of result.error) expect(e.message.th).not.toBe('');
      }),
    );
  });
});

const figure = fc.oneof(fc.integer({ min: 0, max: MAX_FIGURE }), fc.constantFrom(0, BLANK, DASH, ILLEGIBLE));
const text = fc.string({ maxLength: 40 }).map((s) => s.replaceAll(/\p{Cc}/gu, '').trim());

function entryFor(spec: ReturnSpec): fc.Arbitrary<TypedEntry> {
  const size = HEAD_SIZE + spec.lines.length;
  const blank = goodFigures(spec);
  const parts = {
    figures: fc
      .array(figure, { minLength: size, maxLength: size })
      .map((list) => list.map((f, i) => (blank[i] === NOT_ON_FORM ? NOT_ON_FORM : f))),
    words: fc.option(
      fc
        .array(text, { minLength: size, maxLength: size })
        .map((list) => list.map((w, i) => (blank[i] === NOT_ON_FORM ? '' : w)))
        .filter((list) => list.some((w) => w !== '')),
    ),
    answers: fc
      .uniqueArray(fc.constantFrom(...RULE_CODES), { maxLength: 5 })
      .chain((codes) => fc.tuple(...codes.map((code) => text.map((t) => ({ code, text: t }))))),
    remarks: text,
  };
  return fc.record(parts, { noNullPrototype: true });
}

describe('toWireEntry', () => {
  it.each([
    ['constituency', 'station'],
    ['party-list', 'station'],
    ['referendum', 'station'],
    ['party-list', 'advance-out'],
  ])('is read back without loss: %s at a %s', (ballot, kind) => {
    const spec = specOf(election, ballot, kind);
    fc.assert(
      fc.property(entryFor(spec), (entry) => {
        const body: unknown = JSON.parse(JSON.stringify(toWireEntry(spec, entry)));
        expect(unwrap(readWireEntry(spec, body))).toStrictEqual(entry);
      }),
    );
  });

  it('has no word for a place that is not on the form', () => {
    expect(() => toWireFigure(NOT_ON_FORM)).toThrow();
  });
});

describe('readWirePlaces', () => {
  it('reads single places with answers and remarks', () => {
    const places = unwrap(
      readWirePlaces(station, {
        values: { used: '๔๐๐', 'vote:3': '-' },
        answers: [{ code: 'C3', text: 'x' }],
      }),
    );
    expect([...places.values]).toStrictEqual([
      ['used', 400],
      ['vote:3', DASH],
    ]);
    expect(places.answers).toHaveLength(1);
  });

  it('gives every error at once', () => {
    const result = readWirePlaces(station, { values: { envelopes: 1, 'vote:9': 1, used: -1 }, more: 1 });
    expect(result.ok ? [] : result.error.map((e) => `${e.field} ${e.code}`)).toStrictEqual([
      'used negative',
      'envelopes unknown-role',
      'vote:9 unknown-number',
      'more unknown-name',
    ]);
  });

  it.each([[null], [{}], [{ values: [] }]])('refuses %j', (body) => {
    expect(readWirePlaces(station, body).ok).toBe(false);
  });
});
