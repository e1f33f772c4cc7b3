import { expect, test } from 'vitest';
import { at, getOrThrow } from '../basics/assert.ts';
import { unwrap } from '../basics/result.ts';
import { indexElection } from '../election/lookup.ts';
import type { FormPart } from '../election/model.ts';
import { parsePackage, withHash } from '../election/parse.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { writePackage } from '../election/write.ts';
import { composeForm } from './layout/compose.ts';
import { paperOfReturn } from './paper.ts';
import type { Part, TextMark } from './sheet.ts';

const textsOf = (parts: readonly (Part | TextMark)[]): readonly string[] =>
  parts.flatMap((part) => ('kind' in part ? [part.text] : textsOf(part.parts)));

const cell = (part: FormPart['part'], more: Partial<FormPart> = {}): FormPart => ({
  part,
  key: '',
  text: '',
  after: '',
  amount: null,
  ...more,
});

/** A form that no law has: other parts in another order, without words, with Arabic numerals and two boxes. */
const PARTS: readonly FormPart[] = [
  cell('scope', { key: 'unit' }),
  cell('digits', { amount: 2 }),
  cell('numerals', { key: 'arabic' }),
  cell('title', { text: 'แบบใหม่ของกฎหมายใหม่' }),
  cell('column', { key: 'number', text: 'No.' }),
  cell('column', { key: 'score', text: 'คะแนน' }),
  cell('column', { key: 'name', text: 'ชื่อ' }),
  cell('table'),
  cell('section', { text: 'ก. บัตร' }),
  cell('figure', { key: 'invalid', text: 'บัตรเสียทั้งหมด', after: 'ใบ' }),
  cell('signatures', { key: 'member', text: 'พยาน', amount: 3 }),
  cell('note', { text: 'หน่วยที่ {unit} ของ{province} ปี {year}' }),
];

test('another law is other data: its form is printed from its package alone', () => {
  const base = tinyPackage();
  const forms = base.forms.map((form) =>
    form.id === '5-18-constituency' ? { ...form, parts: PARTS } : form,
  );
  const pkg = unwrap(parsePackage(writePackage(withHash({ ...base, forms }))));
  const election = indexElection(pkg);
  const spec = election.returns.find((r) => r.form.id === '5-18-constituency');
  if (spec === undefined) throw new Error('no such form');
  const sheets = composeForm(paperOfReturn(election, spec), {
    codeOf: () => ({ qr: 'x', letters: '' }),
    copy: null,
    fill: {
      figures: new Map([
        ['invalid', 123],
        ['row:1', 7],
      ]),
      source: 'ทดสอบ',
    },
  });
  expect(sheets.length).toBe(1);
  const { geometry, content } = at(sheets, 0);
  expect(
    geometry.figures.map((figure) => [figure.place, figure.digits.length, figure.words !== null]),
  ).toEqual([
    ['row:1', 2, false],
    ['row:2', 2, false],
    ['row:3', 2, false],
    ['invalid', 2, true],
  ]);
  expect(geometry.signatures).toHaveLength(3);
  const texts = textsOf(content);
  expect(texts).toEqual(expect.arrayContaining(['No.', 'บัตรเสียทั้งหมด', 'ใบ', 'พยาน', 'หนึ่งร้อยยี่สิบสาม']));
  // More digits than boxes are written across them; numerals are Arabic; the score stands before the name.
  expect(texts).toContain('123');
  expect(texts.join(' ')).toContain('2569');
  const columns = new Map(geometry.figures.map((figure) => [figure.place, figure.digits[0]?.x]));
  expect(getOrThrow(columns, 'row:1')).toBeLessThan(60);
});

test('a package without texts is printed with the standard ones', () => {
  const election = indexElection(tinyPackage());
  const spec = at(election.returns, 0);
  expect(spec.form.parts).toBeUndefined();
  const sheets = composeForm(paperOfReturn(election, spec), {
    codeOf: () => ({ qr: '', letters: '' }),
    copy: 1,
    fill: null,
  });
  const texts = sheets.flatMap((sheet) => textsOf(sheet.content)).join(' ');
  expect(texts).toContain('รายงานผลการนับคะแนน');
  expect(texts).toContain('ชุดที่ ๒ ปิดประกาศไว้ ณ ที่เลือกตั้ง (แบบแบ่งเขตเลือกตั้ง)');
});
