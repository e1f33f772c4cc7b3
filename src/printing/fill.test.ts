import { expect, test } from 'vitest';
import { at } from '../basics/assert.ts';
import { composeForm } from '../forms/layout/compose.ts';
import { paperOfReturn, papersOfForm } from '../forms/paper.ts';
import type { Part, TextMark } from '../forms/sheet.ts';
import {
  BLANK,
  DASH,
  type Figures,
  HEAD_SIZE,
  headPosition,
  ILLEGIBLE,
  NOT_ON_FORM,
} from '../returns/figures.ts';
import { recordFill } from './record-fill.ts';
import { summaryFill } from './summary-fill.ts';
import { generalSample } from './testing/samples.ts';

const textsOf = (parts: readonly (Part | TextMark)[]): readonly string[] =>
  parts.flatMap((part) => ('kind' in part ? [part.text] : textsOf(part.parts)));

const election = generalSample({ constituencies: 1, stationsEach: 2 });

function figuresOf(lines: number, head: Readonly<Record<string, number>>, votes: readonly number[]): Figures {
  const figures = new Array<number>(HEAD_SIZE + lines).fill(NOT_ON_FORM);
  for (const [role, value] of Object.entries(head)) figures[headPosition(role as 'valid')] = value;
  votes.forEach((value, i) => {
    figures[HEAD_SIZE + i] = value;
  });
  return figures;
}

test('a record is printed as it was written: numbers with words, dash, blank, illegible', () => {
  const spec = election.returns.find((r) => r.form.id === '5-18');
  if (spec === undefined) throw new Error('no 5/18');
  const figures = figuresOf(
    spec.lines.length,
    {
      registered: 1021,
      present: 11,
      valid: DASH,
      invalid: ILLEGIBLE,
      noVote: BLANK,
      total: 12345,
      signatures: 9,
    },
    [121, 0, DASH, BLANK, ILLEGIBLE],
  );
  const fill = recordFill(spec.form, spec.lines.length, figures, 'ฉบับที่ ๑');
  expect([...fill.figures.keys()]).not.toContain('signatures');
  const sheets = composeForm(paperOfReturn(election, spec), {
    codeOf: () => ({ qr: '', letters: '' }),
    copy: null,
    fill,
  });
  const texts = sheets.flatMap((sheet) => textsOf(sheet.content));
  for (const words of ['หนึ่งพันยี่สิบเอ็ด', 'สิบเอ็ด', 'หนึ่งร้อยยี่สิบเอ็ด', 'ศูนย์', 'ฉบับที่ ๑', '12345']) {
    expect(texts).toContain(words);
  }
  expect(texts.filter((text) => text === 'อ่านไม่ออก')).toHaveLength(2);
  expect(texts.filter((text) => text === '?')).toHaveLength(2);
  // A dash stands in the last box and on the line of words.
  expect(texts.filter((text) => text === '-').length).toBeGreaterThanOrEqual(4);
});

test('6/1 sums stations, sets of advance votes and all of them, each in its place', () => {
  const form = election.pkg.forms.find((f) => f.id === '6-1');
  if (form === undefined) throw new Error('no 6/1');
  const paper = at(papersOfForm(election, form), 0);
  const fill = summaryFill(
    paper,
    (index) => {
      const { unit, lines, contest } = at(election.returns, index);
      if (contest.ballot !== 'constituency') return null;
      const station = unit.kind === 'station';
      return figuresOf(
        lines.length,
        {
          ...(station
            ? { registered: 500, present: 301, received: 400, used: 300, left: 100 }
            : { received: 60 }),
          valid: 50,
          invalid: 4,
          noVote: 6,
        },
        lines.map((_, i) => (i === 1 ? DASH : 10)),
      );
    },
    '',
  );
  const of = (place: string) => fill.figures.get(place);
  const lines = paper.lines.length;
  // Two stations, one set from outside, one inside and one special place.
  expect(['registered', 'present', 'received', 'used', 'left'].map(of)).toEqual([1000, 602, 800, 600, 200]);
  expect(['counted-stations', 'counted-advance-in', 'counted-advance-out', 'counted'].map(of)).toEqual([
    120, 120, 60, 300,
  ]);
  expect(['valid', 'invalid', 'noVote', 'row:1', 'row:2', 'total'].map(of)).toEqual([
    250,
    20,
    30,
    50,
    0,
    50 * (lines - 1),
  ]);
  const texts = composeForm(paper, { codeOf: () => ({ qr: '', letters: '' }), copy: null, fill }).flatMap(
    (sheet) => textsOf(sheet.content),
  );
  expect(texts).toContain('หกร้อยสอง');
});

test('who no longer stands is named with the reason, without boxes, and no row is counted for them', () => {
  const spec = election.returns.find((r) => r.form.id === '5-18');
  if (spec === undefined) throw new Error('no 5/18');
  const sheets = composeForm(paperOfReturn(election, spec), {
    codeOf: () => ({ qr: '', letters: '' }),
    copy: null,
    fill: null,
  });
  const texts = sheets.flatMap((sheet) => textsOf(sheet.content));
  expect(texts).toContain('ถอนการสมัคร');
  expect(['๒', '๓', '๔'].map((number) => texts.indexOf(number) >= 0)).toEqual([true, true, true]);
  const rows = sheets
    .flatMap((sheet) => sheet.geometry.figures)
    .filter((figure) => figure.place.startsWith('row:'));
  expect(rows.map((figure) => figure.place)).toEqual(['row:1', 'row:2', 'row:3', 'row:4', 'row:5']);
});
