import type { Bilingual } from '../basics/bilingual.ts';

/** Why a command on a case is refused. The list is closed. */
export const CASE_ERROR_CODES = [
  'not-now',
  'order-missing',
  'bad-date',
  'date-to-come',
  'effect-missing',
  'reason-missing',
  'summary-missing',
  'text-too-long',
  'result-missing',
  'correction-waits',
] as const;
export type CaseErrorCode = (typeof CASE_ERROR_CODES)[number];

export interface CaseError {
  readonly code: CaseErrorCode;
  readonly message: Bilingual;
}

const MESSAGES: Readonly<Record<CaseErrorCode, Bilingual>> = {
  'not-now': {
    th: 'ทำรายการนี้ไม่ได้ในสถานะปัจจุบันของเรื่อง',
    en: 'The case is at a stage that does not take this action.',
  },
  'order-missing': { th: 'ต้องระบุเลขที่คำสั่ง', en: 'The number of the order is needed.' },
  'bad-date': { th: 'วันที่ของคำสั่งไม่ถูกต้อง', en: 'The date of the order is not a date.' },
  'date-to-come': { th: 'วันที่ของคำสั่งยังไม่มาถึง', en: 'The date of the order has not come yet.' },
  'effect-missing': {
    th: 'ต้องเขียนสรุปผลสำหรับประชาชน (ภาษาไทย)',
    en: 'The effect must be written for the public, in Thai.',
  },
  'reason-missing': { th: 'ต้องระบุเหตุผล (ภาษาไทย)', en: 'A reason is needed, in Thai.' },
  'summary-missing': {
    th: 'ต้องเขียนสรุปเรื่องสำหรับประชาชน (ภาษาไทย)',
    en: 'The case must be summed up for the public, in Thai.',
  },
  'text-too-long': { th: 'ข้อความยาวเกินไป', en: 'The text is too long.' },
  'result-missing': {
    th: 'ยังปิดเรื่องไม่ได้ ผลตามคำสั่งยังไม่ได้บันทึก',
    en: 'The case cannot be closed: what was ordered is not on record yet.',
  },
  'correction-waits': {
    th: 'ยังปิดเรื่องไม่ได้ การแก้ไขยังรอผู้ยืนยันคนที่สอง',
    en: 'The case cannot be closed: a correction still waits for a second person.',
  },
};

export function caseError(code: CaseErrorCode): CaseError {
  return { code, message: MESSAGES[code] };
}
