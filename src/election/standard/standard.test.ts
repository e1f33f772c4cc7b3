import { expect, test } from 'vitest';
import { RULE_CODES, UNIT_KINDS } from '../model.ts';
import { GENERAL_BALLOTS, generalForms, referendumForms } from './general.ts';
import { localForms } from './local.ts';
import { standardRules } from './rules.ts';

test('the general forms cover every ballot and unit kind once', () => {
  const pairs = generalForms(GENERAL_BALLOTS).flatMap((form) =>
    form.unitKinds.map((kind) => `${form.ballot} ${kind}`),
  );
  const expected = GENERAL_BALLOTS.flatMap((ballot) => UNIT_KINDS.map((kind) => `${ballot} ${kind}`));
  expect(pairs.sort()).toEqual(expected.sort());
});

test('form 5/18 prints the numbers of the paper in its order', () => {
  const form = generalForms(['party-list']).find((f) => f.code === 'ส.ส. 5/18 (บช.)');
  expect(form?.fields.map((field) => field.number).filter((number) => number !== '')).toEqual([
    '1.1',
    '1.2',
    '2.1',
    '2.2',
    '2.2.1',
    '2.2.2',
    '2.2.3',
    '2.3',
  ]);
  expect(form?.fields.find((f) => f.role === 'noVote')?.label.th).toBe('บัตรที่ไม่เลือกบัญชีรายชื่อของพรรคการเมืองใด');
});

test('advance forms have no roll, and 5/17 begins with the envelopes', () => {
  const [in16, out17] = generalForms(['constituency']);
  expect(in16?.fields.map((f) => f.role)).not.toContain('registered');
  expect(out17?.fields[0]?.role).toBe('envelopes');
});

test('a referendum alone has its own forms', () => {
  expect(new Set(referendumForms().map((form) => form.ballot))).toEqual(new Set(['referendum']));
});

test('local forms 14 come from stations, forms 15 from no unit', () => {
  expect(localForms().map((form) => `${form.code} ${form.unitKinds.join()}`)).toEqual([
    'ผ.ถ. 13 ',
    'ผ.ถ. 14 station',
    'ผ.ถ. 15 ',
    'ส.ถ. 13 ',
    'ส.ถ. 14 station',
    'ส.ถ. 15 ',
  ]);
});

test('every rule has a level, and present ≠ used is asked about, not refused', () => {
  const levels = new Map(standardRules().map((rule) => [rule.code, rule.level]));
  expect([...levels.keys()]).toEqual([...RULE_CODES]);
  expect([levels.get('C1'), levels.get('C3'), levels.get('C9')]).toEqual(['error', 'warning', 'info']);
});
