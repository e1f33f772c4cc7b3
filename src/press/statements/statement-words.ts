import type { Bilingual, Language } from '../../basics/bilingual.ts';
import type { StatementKind } from './model.ts';

interface BallotWords {
  readonly kind: string;
  readonly counted: string;
  readonly valid: string;
  readonly invalid: string;
  readonly noVote: string;
  readonly turnout: string;
}

interface StatementWords {
  readonly ballot: (words: BallotWords) => string;
  readonly row: (name: string, votes: string, percent: string) => string;
  readonly numbered: (number: string, name: string) => string;
  readonly list: (seats: string) => string;
  readonly listNote: string;
  readonly onSite: string;
  readonly noReason: string;
}

const TH: StatementWords = {
  ballot: ({ kind, counted, valid, invalid, noVote, turnout }) =>
    `${kind}: นับแล้ว ${counted} ใบ บัตรดี ${valid} บัตรเสีย ${invalid} ไม่เลือกผู้ใด ${noVote} มาใช้สิทธิ ${turnout} (เฉพาะหน่วยที่แสดงแล้ว)`,
  row: (name, votes, percent) => `${name} ${votes} คะแนน (${percent}%)`,
  numbered: (number, name) => `หมายเลข ${number} ${name}`,
  list: (seats) => `บัญชีรายชื่อ ${seats}`,
  listNote: 'ที่นั่งบัญชีรายชื่อคาดจากคะแนนที่แสดงแล้ว',
  onSite: 'ดูคะแนนรายเขตบนเว็บไซต์',
  noReason: 'ไม่ได้ระบุเหตุผล',
};

const EN: StatementWords = {
  ballot: ({ kind, counted, valid, invalid, noVote, turnout }) =>
    `${kind}: ${counted} counted, ${valid} valid, ${invalid} spoiled, ${noVote} no vote; turnout ${turnout} in the stations shown.`,
  row: (name, votes, percent) => `${name}: ${votes} votes (${percent}%)`,
  numbered: (number, name) => `No. ${number} ${name}`,
  list: (seats) => `party list ${seats}`,
  listNote: 'Seats of the party list are projected from the votes shown so far.',
  onSite: 'see each constituency on the site',
  noReason: 'no reason was given',
};

const WORDS = { th: TH, en: EN } as const;

export function statementWords(language: Language): StatementWords {
  return WORDS[language];
}

/** Why a kind cannot be said now. */
export const NOT_TRUE: Readonly<Record<Exclude<StatementKind, 'incident'>, Bilingual>> = {
  'first-results': { th: 'ยังไม่มีหน่วยใดแสดงผล', en: 'No unit is shown yet.' },
  'hourly-update': { th: 'ยังไม่เผยแพร่ตัวเลข', en: 'No figures are published yet.' },
  correction: { th: 'ไม่มีการแก้ไขนี้ในรอบเผยแพร่นี้', en: 'This cut shows no such correction.' },
  paused: { th: 'ขณะนี้ไม่ได้หยุดเผยแพร่', en: 'Publication is not paused.' },
  resumed: { th: 'ขณะนี้ยังหยุดเผยแพร่อยู่', en: 'Publication is still paused.' },
  'all-units-in': { th: 'ยังได้รับผลไม่ครบทุกหน่วย', en: 'Not every unit is in.' },
  certified: { th: 'ยังไม่ได้รับรองผลครบ', en: 'Not every result is certified.' },
};

export const NEEDS_WORDS: Bilingual = {
  th: 'โปรดเขียนว่าเกิดอะไรขึ้นและจะทำอะไรต่อไป ทั้งภาษาไทยและอังกฤษ',
  en: 'Write what happened and what happens next, in Thai and in English.',
};

/** Names of the kinds, for lists and titles. */
export const KIND_NAMES: Readonly<Record<StatementKind, Bilingual>> = {
  'first-results': { th: 'เริ่มเผยแพร่ผล', en: 'First results' },
  'hourly-update': { th: 'รายงานประจำชั่วโมง', en: 'Hourly update' },
  correction: { th: 'แก้ไขคะแนน', en: 'Correction' },
  paused: { th: 'หยุดเผยแพร่ชั่วคราว', en: 'Publication paused' },
  resumed: { th: 'เผยแพร่ต่อ', en: 'Publication goes on' },
  incident: { th: 'แจ้งเหตุหรือความล่าช้า', en: 'Incident or delay' },
  'all-units-in': { th: 'ได้รับผลครบทุกหน่วย', en: 'All units in' },
  certified: { th: 'รับรองผล', en: 'Certified' },
};
