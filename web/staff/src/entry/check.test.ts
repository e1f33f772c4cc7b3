import { describe, expect, it } from 'vitest';
import { CLAIM, RIGHT } from '../../../testing/desk-stub.ts';
import type { Answers } from './answers.ts';
import { openCodes, sentAnswers, standing, withAnswer, withoutPlace } from './answers.ts';
import type { CheckedClaim } from './check.ts';
import { makeChecker, shownFindings } from './check.ts';
import type { Section } from './places.ts';
import { placesOf } from './places.ts';

const claim = CLAIM as unknown as CheckedClaim;
const places = placesOf(claim);
const check = makeChecker(claim, places);
const asked = (cells: Readonly<Record<string, string>>, left: readonly Section[]) =>
  shownFindings(check(cells, {}), new Set(left), places).map((f) => `${f.code} ${f.fields.join()}`);
const ALL = ['voters', 'ballots', 'votes', 'foot'] as const;

describe('the rules in the browser', () => {
  it('ask nothing of a right form', () => expect(asked(RIGHT, ALL)).toStrictEqual([]));

  it('ask only of sections that were left, and never of boxes that are not typed yet', () => {
    const typed: Readonly<Record<string, string>> = { ...RIGHT, used: '15' };
    const { 'vote:2': _, total: __, ...begun } = typed;
    expect(asked(begun, [])).toStrictEqual([]);
    expect(asked(begun, ['voters'])).toStrictEqual([]);
    expect(asked(begun, ['voters', 'ballots'])).toStrictEqual([
      'C2 used,valid,invalid,noVote',
      'C3 present,used',
    ]);
    expect(asked({ ...RIGHT, total: '' }, ALL)).toStrictEqual([]);
  });

  it('ask one question where one figure is wrong', () => {
    expect(asked({ ...RIGHT, valid: '13' }, ALL)).toStrictEqual(['C5 valid']);
    expect(asked({ ...RIGHT, 'vote:2': '6' }, ALL)).toStrictEqual(['C5 votes']);
    expect(asked({ ...RIGHT, total: '/' }, ALL)).toStrictEqual(['C8 total']);
  });

  it('ask whether the unit’s other form agrees, once that is accepted, and show none of its figures', () => {
    const withOther = { ...claim, siblings: { 'party-list': { present: 15, used: 14 } } };
    const findings = makeChecker(withOther, places)(RIGHT, {}).filter((f) => f.code === 'C12');
    expect(findings.map((f) => f.fields)).toStrictEqual([['present']]);
    expect(JSON.stringify(findings)).not.toContain('15');
  });

  it('follow the levels of the election', () => {
    const off = { ...claim.rules, levels: [{ code: 'C3', level: 'off' }] };
    const cells = { ...RIGHT, present: '15' };
    expect(makeChecker({ ...claim, rules: off }, places)(cells, {})).toStrictEqual([]);
  });
});

describe('answers', () => {
  const findings = check({ ...RIGHT, present: '15' }, {});
  const given: Answers = withAnswer({}, findings, 'C3', ' แบบเขียนไว้ ');

  it('belong to what the question said', () => {
    expect(openCodes({}, findings)).toStrictEqual(['C3']);
    expect(openCodes(given, findings)).toStrictEqual([]);
    expect(standing(given, findings)).toBe(given);
    expect(standing(given, check({ ...RIGHT, present: '16' }, {}))).toStrictEqual({});
    expect(sentAnswers(given)).toStrictEqual([{ code: 'C3', text: 'แบบเขียนไว้' }]);
  });

  it('go when a figure of the question changes, and only then', () => {
    expect(withoutPlace(given, findings, 'vote:1')).toBe(given);
    expect(withoutPlace(given, findings, 'used')).toStrictEqual({});
  });
});
