import type { Bilingual } from '../basics/bilingual.ts';

/** Why an accepted record is changed. The list is closed: it is published with every correction. */
export const CORRECTION_REASONS = [
  'entry-error',
  'wrong-photo',
  'amended-form',
  'recount',
  'new-vote',
  'order',
] as const;
export type CorrectionReasonCode = (typeof CORRECTION_REASONS)[number];

export interface CorrectionReason {
  readonly code: CorrectionReasonCode;
  /** For the public: what happened, in the proposer's words. */
  readonly text: string;
}

export const CORRECTION_REASON_LABELS: Readonly<Record<CorrectionReasonCode, Bilingual>> = {
  'entry-error': { th: 'บันทึกข้อมูลคลาดเคลื่อนจากแบบ', en: 'Typed differently from the form' },
  'wrong-photo': {
    th: 'ภาพแบบเป็นของหน่วยหรือบัตรอื่น',
    en: 'The photo showed the form of another unit or ballot',
  },
  'amended-form': { th: 'คณะกรรมการแก้ไขแบบและลงชื่อกำกับ', en: 'The committee amended and signed the form' },
  recount: { th: 'นับคะแนนใหม่', en: 'Recount' },
  'new-vote': { th: 'ออกเสียงลงคะแนนใหม่', en: 'New vote' },
  order: { th: 'ตามคำสั่งของคณะกรรมการการเลือกตั้งหรือศาล', en: 'By order of the Election Commission or a court' },
};

export function isCorrectionReason(code: string): code is CorrectionReasonCode {
  return (CORRECTION_REASONS as readonly string[]).includes(code);
}
