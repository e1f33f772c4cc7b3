import type { Bilingual } from '../basics/bilingual.ts';

/** What staff may answer a reader who says that a posted notice differs from what is published. The list is closed. */
export const TICKET_ANSWERS = [
  'agrees',
  'record-wrong',
  'notice-differs',
  'unreadable',
  'not-this-unit',
  'spam',
] as const;
export type TicketAnswer = (typeof TICKET_ANSWERS)[number];

export function isTicketAnswer(text: unknown): text is TicketAnswer {
  return TICKET_ANSWERS.some((answer) => answer === text);
}

export const TICKET_ANSWER_LABELS: Readonly<Record<TicketAnswer, Bilingual>> = {
  agrees: { th: 'ตัวเลขที่เผยแพร่ตรงกับแบบ', en: 'The published figure agrees with the form' },
  'record-wrong': {
    th: 'บันทึกของเราผิด จะแก้ไขโดยเจ้าหน้าที่สองคน',
    en: 'Our record was wrong; two persons correct it',
  },
  'notice-differs': {
    th: 'ประกาศที่ปิดไว้ไม่ตรงกับแบบ ส่งเรื่องให้ผู้มีอำนาจแล้ว',
    en: 'The posted notice differs from the form; it is with the authority',
  },
  unreadable: { th: 'อ่านไม่ได้ว่าแบบหรือภาพเขียนอะไร', en: 'The form or the photo cannot be read' },
  'not-this-unit': {
    th: 'สิ่งที่แจ้งไม่ใช่ของหน่วยนี้หรือช่องนี้',
    en: 'What was reported is not of this unit or place',
  },
  spam: { th: 'ไม่ใช่การแจ้งเรื่องตัวเลข', en: 'Not a report about a figure' },
};

/** `merged`: the same thing stands in another ticket, which has the answer. */
export const TICKET_STAGES = ['open', 'answered', 'merged'] as const;
export type TicketStage = (typeof TICKET_STAGES)[number];

export const TICKET_STAGE_LABELS: Readonly<Record<TicketStage, Bilingual>> = {
  open: { th: 'รอคำตอบ', en: 'Waiting for an answer' },
  answered: { th: 'ตอบแล้ว', en: 'Answered' },
  merged: { th: 'รวมกับเรื่องอื่นแล้ว', en: 'Joined with another ticket' },
};

/** Who is asked to answer, the nearest first. */
export const TICKET_LEVELS = ['centre', 'province', 'national'] as const;
export type TicketLevel = (typeof TICKET_LEVELS)[number];

export const TICKET_LEVEL_LABELS: Readonly<Record<TicketLevel, Bilingual>> = {
  centre: { th: 'ศูนย์รวมคะแนน', en: 'Score centre' },
  province: { th: 'จังหวัด', en: 'Province' },
  national: { th: 'ส่วนกลาง', en: 'National office' },
};

/** Longest comment of a reader, and longest answer, UTF-16 units. */
export const MAX_COMMENT = 500;
export const MAX_TICKET_TEXT = 1000;
