import type { BallotId, ContestKind, Form, FormId, FormPart, HeadRole } from '../model.ts';
import { formFields } from './fields.ts';
import { headParts, part, section, tableParts } from './form-parts.ts';
import { ANNOUNCED, OFFICE, SCORES, summaryIntro, TALLY_INTRO } from './form-texts.ts';

/** 6/1: all units of a constituency in one sum (domain 2.4). 3.1 to 3.4 are no figures of a return: parts of the form only. */
const SUMMARY_NUMBERS: readonly (readonly [HeadRole, string])[] = [
  ['registered', '1.1'],
  ['present', '1.2'],
  ['received', '2.1'],
  ['used', '2.2'],
  ['left', '2.3'],
  ['valid', '4.1'],
  ['invalid', '4.2'],
  ['noVote', '4.3'],
  ['total', ''],
  ['signatures', ''],
];

const BALLOTS = 'บัตร';

const COUNTED: readonly FormPart[] = [
  section('3', 'จำนวนบัตรเลือกตั้งที่นำมานับคะแนน'),
  part('figure', { key: 'counted-stations', text: '๓.๑ นับที่หน่วยเลือกตั้งทุกหน่วย', after: BALLOTS }),
  part('figure', {
    key: 'counted-advance-in',
    text: '๓.๒ ลงคะแนนล่วงหน้าในเขตเลือกตั้ง และที่เลือกตั้งกลาง',
    after: BALLOTS,
  }),
  part('figure', {
    key: 'counted-advance-out',
    text: '๓.๓ ลงคะแนนล่วงหน้านอกเขตเลือกตั้ง และนอกราชอาณาจักร',
    after: BALLOTS,
  }),
  part('figure', { key: 'counted', text: '๓.๔ รวมบัตรเลือกตั้งที่นับคะแนนทั้งสิ้น', after: BALLOTS }),
];

/** Form สส. 6/1 or 6/1 (บช.). No unit sends it in: it is made for each constituency. */
export function constituencySummary(kind: 'constituency' | 'party-list'): Form {
  const list = kind === 'party-list';
  const fields = formFields(SUMMARY_NUMBERS, {
    used: { th: 'จำนวนบัตรเลือกตั้งที่ใช้', en: 'Ballots used' },
    ...(list
      ? { noVote: { th: 'บัตรที่ไม่เลือกบัญชีรายชื่อของพรรคการเมืองใด', en: 'Ballots for no party list' } }
      : {}),
  });
  const head = headParts(fields, OFFICE[kind].voters);
  const outcome = head.findIndex((p) => p.part === 'section' && p.text.startsWith('๔'));
  return {
    id: (list ? '6-1-list' : '6-1') as FormId,
    code: list ? 'สส. 6/1 (บช.)' : 'สส. 6/1',
    ballot: kind as string as BallotId,
    unitKinds: [],
    title: {
      th: `รายงานผลการรวมคะแนนเลือกตั้ง${OFFICE[kind].title}`,
      en: `Summary of votes of a constituency, ${list ? 'party-list' : 'constituency'} ballot`,
    },
    pages: list ? 5 : 3,
    words: 'optional',
    fields,
    parts: [
      part('scope', { key: 'constituency' }),
      part('digits', { amount: 6 }),
      part('numerals', { key: 'thai' }),
      part('title', { text: 'รายงานผลการรวมคะแนนเลือกตั้ง' }),
      part('title', { text: OFFICE[kind].title }),
      part('intro', { text: summaryIntro(kind) }),
      ...head.slice(0, outcome),
      ...COUNTED,
      ...head.slice(outcome),
      ...tableParts(kind, 4),
      part('announce', { text: ANNOUNCED }),
      part('signatures', { key: 'chair', text: 'ประธานกรรมการการเลือกตั้งประจำเขตเลือกตั้ง', amount: 1 }),
      part('signatures', { key: 'member', text: 'กรรมการการเลือกตั้งประจำเขตเลือกตั้ง', amount: 4 }),
    ],
  };
}

/** A tally sheet (แบบขีดคะแนน): strokes in cells of five, for each candidate and for ballots that count for nobody. */
export function tallySheetParts(kind: ContestKind): readonly FormPart[] {
  return [
    part('scope', { key: 'unit' }),
    part('numerals', { key: 'thai' }),
    part('title', { text: 'แบบขีดคะแนน' }),
    part('title', { text: OFFICE[kind].title }),
    part('intro', { text: TALLY_INTRO }),
    part('column', { key: 'number', text: SCORES[kind].number }),
    part('column', { key: 'name', text: SCORES[kind].name }),
    part('column', { key: 'score', text: 'รวม' }),
    part('tally', { key: 'rows', text: 'ขีดคะแนน (ช่องละ ๕ คะแนน)', amount: 4 }),
    part('tally', { key: 'invalid', text: 'บัตรเสีย', amount: 1 }),
    part('tally', { key: 'noVote', text: 'บัตรที่ไม่เลือกผู้สมัครผู้ใด', amount: 1 }),
    part('signatures', { key: 'member', text: 'กรรมการผู้ขีดคะแนน', amount: 2 }),
    part('signatures', { key: 'chair', text: 'ประธานกรรมการประจำหน่วยเลือกตั้ง', amount: 1 }),
  ];
}
