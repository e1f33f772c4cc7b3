import type { Bilingual } from '../basics/bilingual.ts';
import type { FigureErrorCode } from './figure-text.ts';

/** Why a body is not an entry. The list is closed; codes of single figures are those of `parseFigure`. */
export const ENTRY_ERROR_CODES = [
  'not-an-object',
  'not-a-list',
  'missing',
  'unknown-name',
  'unknown-role',
  'role-not-on-form',
  'unknown-number',
  'candidate-not-standing',
  'words-not-on-form',
  'words-not-marked',
  'unknown-code',
  'duplicate',
  'too-many',
  'too-long',
  'control-character',
  'not-text',
] as const;
export type EntryErrorCode = (typeof ENTRY_ERROR_CODES)[number] | FigureErrorCode;

export interface EntryError {
  readonly code: EntryErrorCode;
  /** A place of the form (`used`, `vote:3`), or a part of the body (`body`, `head`, `answers:0`, `words:3`). */
  readonly field: string;
  readonly message: Bilingual;
}

const MESSAGES: Readonly<Record<(typeof ENTRY_ERROR_CODES)[number], Bilingual>> = {
  'not-an-object': { th: 'ต้องเป็นออบเจกต์ JSON', en: 'Must be a JSON object.' },
  'not-a-list': { th: 'ต้องเป็นรายการ (array)', en: 'Must be a list.' },
  missing: { th: 'ไม่มีช่องนี้ (ช่องที่เว้นว่างให้ส่งข้อความว่าง)', en: "Missing. Send '' for a blank place." },
  'unknown-name': { th: 'ไม่รู้จักชื่อนี้', en: 'The name is not known.' },
  'unknown-role': { th: 'ไม่รู้จักช่องนี้', en: 'There is no such place on any form.' },
  'role-not-on-form': { th: 'แบบพิมพ์นี้ไม่มีช่องนี้', en: 'This form has no such place.' },
  'unknown-number': { th: 'ไม่มีหมายเลขนี้ในบัตร', en: 'The number is not on this ballot.' },
  'candidate-not-standing': {
    th: 'ผู้สมัครหมายเลขนี้ถอนตัวหรือพ้นจากการเป็นผู้สมัครแล้ว ให้ระบุในหมายเหตุ',
    en: 'The candidate with this number no longer stands. State it in the remarks.',
  },
  'words-not-on-form': { th: 'แบบพิมพ์นี้ไม่มีคะแนนเป็นตัวอักษร', en: 'This form has no figures in words.' },
  'words-not-marked': {
    th: 'ต้องระบุว่าตัวอักษรตรงกับตัวเลขหรือไม่ หรือไม่มีตัวอักษร',
    en: 'Say whether the words agree with the digits, differ, or are missing.',
  },
  'unknown-code': { th: 'ไม่รู้จักรหัสข้อสังเกต', en: 'The code of the finding is not known.' },
  duplicate: { th: 'ระบุซ้ำ', en: 'Given twice.' },
  'too-many': { th: 'มีรายการมากเกินไป', en: 'Too many items.' },
  'too-long': { th: 'ข้อความยาวเกินไป', en: 'The text is too long.' },
  'control-character': { th: 'มีอักขระที่ใช้ไม่ได้', en: 'The text has characters that cannot be kept.' },
  'not-text': { th: 'ต้องเป็นข้อความ', en: 'Must be a text.' },
};

export function entryError(code: (typeof ENTRY_ERROR_CODES)[number], field: string): EntryError {
  return { code, field, message: MESSAGES[code] };
}
