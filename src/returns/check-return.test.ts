import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { BallotId, HeadRole, Rule, RuleCode, RuleLevel } from '../election/model.ts';
import { RULE_CODES } from '../election/model.ts';
import type { CheckContext } from './check-context.ts';
import { checkReturn } from './check-return.ts';
import type { Figure, Figures } from './figures.ts';
import { BLANK, DASH, HEAD_SIZE, ILLEGIBLE, NOT_ON_FORM, UNTYPED } from './figures.ts';
import { change, goodFigures, ONE_PHOTO, specOf, tinyElection, wordsAt } from './testing/forms.ts';
import { WORDS_AGREE, WORDS_DIFFER, WORDS_MISSING } from './words-marks.ts';

const election = tinyElection({ ballots: ['constituency', 'party-list', 'referendum'] });
const local = tinyElection({ ballots: ['executive', 'council'] });
const station = specOf(election, 'constituency');
const advance = specOf(election, 'constituency', 'advance-out');
const council = specOf(local, 'council');
const good = goodFigures(station);

/** Findings as `code level fields`. */
function check(
  figures: Figures,
  spec: ReturnSpec = station,
  of: Election = election,
  context: CheckContext = ONE_PHOTO,
): readonly string[] {
  return checkReturn(spec, of, figures, context).map((f) => `${f.code} ${f.level} ${f.fields.join(',')}`);
}

function withRule(code: RuleCode, level: RuleLevel, parameters: readonly [string, number][] = []): Election {
  const rule: Rule = { code, level, parameters: new Map(parameters) };
  return tinyElection({ ballots: ['constituency', 'party-list', 'referendum'] }, [rule]);
}

describe('a form without fault', () => {
  it.each(['constituency', 'party-list', 'referendum'])('has only information on it: %s', (ballot) => {
    const spec = specOf(election, ballot);
    expect(check(goodFigures(spec), spec)).toStrictEqual(['C9 info received,registered']);
  });

  it.each(['executive', 'council'])('has only information on it: %s', (ballot) => {
    const spec = specOf(local, ballot);
    expect(check(goodFigures(spec), spec, local).filter((f) => !f.includes(' info '))).toStrictEqual([]);
  });

  it('has nothing on it: 5/17', () => {
    expect(check(goodFigures(advance), advance)).toStrictEqual([]);
  });

  it('may have dashes for zeros', () => {
    expect(check(change(good, {}, { 2: DASH }))).toStrictEqual(['C9 info received,registered']);
  });
});

/** One wrong place or fact, and everything that is said of it. C9 stands on every form here and is left out. */
describe('each rule', () => {
  const cases: readonly (readonly [string, Figures, readonly string[]])[] = [
    ['C1 received ≠ used + left', change(good, { left: 161 }), ['C1 error received,used,left']],
    ['C2 spoiled too many', change(good, { invalid: 31 }), ['C2 error used,valid,invalid,noVote']],
    ['C3 present ≠ used', change(good, { present: 399 }), ['C3 warning present,used']],
    ['C4 present > roll', change(good, { registered: 390 }), ['C4 warning present,registered']],
    ['C5 one score wrong', change(good, {}, { 1: 151 }), ['C5 error votes']],
    ['C5 total as written wrong', change(good, { total: 351 }), ['C5 error total']],
    ['C5 all three differ', change(good, { total: 351 }, { 1: 153 }), ['C5 error votes,valid,total']],
    [
      'C5 total blank',
      change(good, { total: BLANK }, { 1: 151 }),
      ['C5 error votes,valid', 'C8 warning total'],
    ],
    ['C8 blank places', change(good, {}, { 2: BLANK }), ['C8 warning vote:3']],
    ['C8 blank head place', change(good, { used: BLANK }), ['C8 warning used']],
    ['C8 illegible score', change(good, {}, { 1: ILLEGIBLE }), ['C8 error vote:2']],
    ['C8 illegible head place', change(good, { valid: ILLEGIBLE }), ['C8 error valid']],
    ['C10 received not in books', change(good, { received: 561, left: 161 }), ['C10 info received']],
    ['C13 too few signatures', change(good, { signatures: 4 }), ['C13 error signatures']],
    ['C13 signatures not counted', change(good, { signatures: BLANK }), ['C13 error signatures']],
    ['C22 all votes for one', goodFigures(station, [350, 0, DASH]), ['C22 warning vote:1']],
    [
      'C22 spoiled share',
      change(good, { invalid: 130, present: 500, used: 500, received: 660 }),
      ['C22 warning invalid'],
    ],
    [
      'C22 used > roll',
      change(good, { registered: 399, present: 399 }),
      ['C3 warning present,used', 'C22 warning used'],
    ],
  ];
  it.each(cases)('%s', (_, figures, findings) => {
    expect(check(figures).filter((f) => !f.startsWith('C9 '))).toStrictEqual(findings);
  });

  it('C7: a form of another shape, and nothing else is asked', () => {
    expect(check(good.slice(0, -1))).toStrictEqual(['C7 error votes']);
    expect(check(change(good, { envelopes: 5, used: NOT_ON_FORM }))).toStrictEqual([
      'C7 error used,envelopes',
    ]);
    expect(check(change(good, {}, { 0: NOT_ON_FORM }))).toStrictEqual(['C7 error vote:1']);
  });

  it('C9 is information, whatever the package says', () => {
    expect(check(good, station, withRule('C9', 'error'))).toStrictEqual(['C9 info received,registered']);
    expect(check(good, station, withRule('C9', 'off'))).toStrictEqual([]);
  });

  it('C21: a form without a photo', () => {
    const context = { photoCount: 0, siblings: new Map() };
    expect(check(good, station, election, context)).toContain('C21 error ');
  });

  it('a form with nothing on it is an error, not a question', () => {
    const empty = good.map((f) => (f === NOT_ON_FORM ? NOT_ON_FORM : BLANK));
    expect(check(empty).some((f) => f.startsWith('C8 error'))).toBe(true);
  });

  it('on 5/17 the ballots received stand in for the ballots used', () => {
    const figures = goodFigures(advance);
    expect(check(change(figures, { received: 401 }), advance)).toStrictEqual([
      'C2 error received,valid,invalid,noVote',
    ]);
  });
});

describe('roots and consequences', () => {
  const cases: readonly (readonly [string, Figures, readonly string[]])[] = [
    [
      'a wrong `used` is one finding, not two, and the law’s question',
      change(good, { used: 410 }),
      ['C2 error used', 'C3 warning present,used'],
    ],
    ['a wrong `valid` is one finding, not two', change(good, { valid: 305 }), ['C5 error valid']],
    [
      'a score above the ballots received is named itself',
      change(good, {}, { 1: 1500 }),
      ['C8 error vote:2'],
    ],
    [
      'a wrong `received` does not put all places above it',
      change(good, { received: 56 }),
      ['C1 error received,used,left'],
    ],
    [
      'a `valid` that the written total confirms is not taken for the place at fault',
      change(good, { used: 401, present: 401, received: 561 }, { 1: 151 }),
      ['C2 error used,valid,invalid,noVote', 'C5 error votes'],
    ],
    [
      'two wrong places are two findings',
      change(good, { left: 150, invalid: 31 }),
      ['C1 error received,used,left', 'C2 error used,valid,invalid,noVote'],
    ],
  ];
  it.each(cases)('%s', (_, figures, findings) => {
    expect(check(figures).filter((f) => !/^C(9|10) /.test(f))).toStrictEqual(findings);
  });

  it('a milder root never hides a graver consequence', () => {
    const figures = change(good, { used: 410 });
    expect(check(figures, station, withRule('C2', 'warning'))).toContain('C1 error received,used,left');
    expect(check(figures, station, withRule('C2', 'off'))).toContain('C1 error received,used,left');
    const above = change(good, {}, { 1: 1500 });
    expect(check(above, station, withRule('C8', 'off'))).toContain('C5 error votes');
    expect(check(above, station, withRule('C8', 'warning'))).toContain('C5 error votes');
    expect(check(change(good, { valid: 305 }), station, withRule('C5', 'warning'))).toContain(
      'C2 error used,valid,invalid,noVote',
    );
  });
});

describe('levels are data', () => {
  it('follows the level of the package, and skips what is off', () => {
    const figures = change(good, { left: 161 });
    expect(check(figures, station, withRule('C1', 'warning'))).toContain('C1 warning received,used,left');
    expect(check(figures, station, withRule('C1', 'info'))).toContain('C1 info received,used,left');
    expect(check(figures, station, withRule('C1', 'off')).some((f) => f.startsWith('C1 '))).toBe(false);
  });

  it('takes the parameters of C22 from the package', () => {
    const stricter = withRule('C22', 'warning', [['spoiled-percent', 5]]);
    expect(check(good, station, stricter)).toContain('C22 warning invalid');
    const laxer = withRule('C22', 'warning', [['minimum-votes', 351]]);
    expect(check(goodFigures(station, [350, 0, 0]), station, laxer).some((f) => f.startsWith('C22'))).toBe(
      false,
    );
  });

  it('puts errors first', () => {
    const levels = checkReturn(
      station,
      election,
      change(good, { present: 399, signatures: 1 }),
      ONE_PHOTO,
    ).map((f) => f.level);
    expect(levels).toStrictEqual(['error', 'warning', 'info']);
  });
});

describe('ballots with several marks (C20)', () => {
  // Two marks: 175 good ballots may bear 175 to 350 marks.
  const figures = goodFigures(council, [200, 150, 0, 0]);

  it.each([
    ['fewest', [100, 75, 0, 0], 175, []],
    ['most', [175, 175, 0, 0], 350, []],
    ['too few', [100, 74, 0, 0], 174, ['C20 error valid,votes']],
    ['too many', [175, 175, 1, 0], 351, ['C20 error valid,votes']],
    ['written total wrong', [200, 100, 0, 0], 301, ['C5 error total']],
    ['scores wrong, total within', [20, 15, 0, 0], 350, ['C5 error votes']],
  ])('%s', (_, votes, total, findings) => {
    const changed = change(figures, { total }, { ...votes });
    expect(check(changed, council, local).filter((f) => !/ info /.test(f))).toStrictEqual(findings);
  });

  it('a milder C5 does not hide C20', () => {
    const info: Rule = { code: 'C5', level: 'info', parameters: new Map() };
    const of = tinyElection({ ballots: ['executive', 'council'] }, [info]);
    const spec = specOf(of, 'council');
    expect(check(change(figures, { total: 372 }, { 1: 171 }), spec, of)).toEqual(
      expect.arrayContaining(['C20 error valid,votes']),
    );
  });
});

describe('digits and words (C6)', () => {
  const context = (words: Readonly<Record<number, string>>): CheckContext => ({
    ...ONE_PHOTO,
    words: wordsAt(station, words),
  });
  const c6 = (figures: Figures, words: Readonly<Record<number, string>>) =>
    check(figures, station, election, context(words)).filter((f) => f.startsWith('C6'));

  it('agree', () => expect(c6(good, { 0: 'สองร้อย', 1: 'ร้อยห้าสิบคะแนน' })).toStrictEqual([]));
  it('differ', () => expect(c6(good, { 0: 'สองร้อยเอ็ด' })).toStrictEqual(['C6 error vote:1']));
  it('cannot be read: only a question', () =>
    expect(c6(good, { 1: 'รอยหาสิบ' })).toStrictEqual(['C6 warning vote:2']));
  it('a dash is zero in words', () =>
    expect(c6(change(good, {}, { 2: DASH }), { 2: 'ศูนย์' })).toStrictEqual([]));
  it('marks say how words stand to the digits without typing them', () => {
    expect(c6(good, { 0: WORDS_AGREE, 1: WORDS_AGREE })).toStrictEqual([]);
    expect(c6(good, { 0: WORDS_DIFFER, 1: WORDS_MISSING })).toStrictEqual([
      'C6 error vote:1',
      'C6 warning vote:2',
    ]);
  });
  it('an illegible figure says nothing against its words', () =>
    expect(c6(change(good, {}, { 1: ILLEGIBLE }), { 1: 'สอง' })).toStrictEqual([]));
});

describe('a form that is still being typed', () => {
  const asked = (figures: Figures) => check(figures).filter((f) => !f.includes(' info '));
  const untyped = good.map((f) => (f === NOT_ON_FORM ? f : UNTYPED));
  it('is not asked about what has not been typed', () => expect(asked(untyped)).toStrictEqual([]));
  it('is asked about a sum as soon as all its places are typed', () => {
    const head = { received: 560, used: 401, left: 160 };
    expect(asked(change(untyped, head))).toStrictEqual(['C1 error received,used,left']);
  });
  it('never compares the sum of scores before the last one is typed', () => {
    const scores = change(good, { total: UNTYPED }, { 0: 199, 2: UNTYPED });
    expect(asked(scores)).toStrictEqual([]);
    expect(asked(change(scores, {}, { 2: 0 }))).not.toStrictEqual([]);
  });
  it('lights one rule, not three, where the total is left blank on the paper', () =>
    expect(asked(change(good, { total: BLANK }))).toStrictEqual(['C8 warning total']));
});

describe('the unit’s other ballots (C11, C12)', () => {
  const other = goodFigures(specOf(election, 'party-list'));
  const context = (head: Partial<Record<HeadRole, Figure>>): CheckContext => ({
    photoCount: 1,
    siblings: new Map([['party-list' as BallotId, change(other, head)]]),
  });

  it.each([
    ['same', {}, []],
    ['roll differs', { registered: 501 }, ['C11 error registered']],
    ['present differs', { present: 399 }, ['C12 warning present']],
    ['both differ', { present: 399, used: 399 }, ['C12 warning present,used']],
    ['other one blank', { registered: BLANK, present: ILLEGIBLE }, []],
  ])('%s', (_, head, findings) => {
    expect(check(good, station, election, context(head)).filter((f) => /^C1[12] /.test(f))).toStrictEqual(
      findings,
    );
  });

  it('never shows what the other form says', () => {
    const findings = checkReturn(
      station,
      election,
      good,
      context({ registered: 77_123, present: 88_123, used: 88_124 }),
    );
    expect(findings.map((f) => f.code)).toEqual(expect.arrayContaining(['C11', 'C12']));
    for (const f of findings) expect(`${f.message.th} ${f.message.en}`).not.toMatch(/77|88|123|124/);
  });
});

const written = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 700 }) },
  { weight: 1, arbitrary: fc.constantFrom(BLANK, DASH, ILLEGIBLE) },
);

describe('laws', () => {
  const anyFigures = fc
    .array(written, { minLength: good.length, maxLength: good.length })
    .map((list) => list.map((f, i) => (good[i] === NOT_ON_FORM ? NOT_ON_FORM : f)));

  it('a form without errors adds up', () => {
    fc.assert(
      fc.property(anyFigures, fc.boolean(), (figures, nearlyGood) => {
        const form = nearlyGood ? good.map((g, i) => (i % 5 === 2 ? (figures[i] ?? g) : g)) : figures;
        const findings = checkReturn(station, election, form, ONE_PHOTO);
        if (findings.some((f) => f.level === 'error') || form.includes(BLANK)) return;
        const n = (i: number) => Math.max(0, form[i] ?? 0);
        const scores = form.slice(HEAD_SIZE).reduce((sum, f) => sum + Math.max(0, f), 0);
        expect([n(2), n(3), n(4), n(9)]).toStrictEqual([n(3) + n(7), n(4) + n(5) + n(6), scores, scores]);
      }),
      { numRuns: 2000 },
    );
  });

  it('names only known codes and places of the form, in both languages, and is repeatable', () => {
    const places = new Set([
      'votes',
      ...station.form.fields.map((f) => f.role),
      ...station.lines.map((l) => `vote:${l.number}`),
    ]);
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const findings = checkReturn(station, election, figures, ONE_PHOTO);
        expect(checkReturn(station, election, figures, ONE_PHOTO)).toStrictEqual(findings);
        for (const f of findings) {
          expect(RULE_CODES).toContain(f.code);
          for (const ref of f.fields) expect(places).toContain(ref);
          expect(f.message.th).not.toBe('');
          expect(f.message.en).not.toBe('');
        }
      }),
    );
  });

  it('zero and dash are judged alike', () => {
    fc.assert(
      fc.property(anyFigures, (figures) => {
        const dashes = figures.map((f) => (f === 0 ? DASH : f));
        expect(check(dashes)).toStrictEqual(check(figures));
      }),
    );
  });
});
