import type { Bilingual } from '../basics/bilingual.ts';

/** Why a photo no longer stands where it stood. The code is published with the move; what people write beside it is not. */
export const PHOTO_REASONS = [
  'wrong-unit',
  'wrong-ballot',
  'doubled',
  'blurred',
  'replaced',
  'not-a-form',
  'other',
] as const;
export type PhotoReason = (typeof PHOTO_REASONS)[number];

const TEXTS: Readonly<Record<PhotoReason, Bilingual>> = {
  'wrong-unit': { th: 'เป็นแบบของหน่วยอื่น', en: 'It is the form of another unit' },
  'wrong-ballot': { th: 'เป็นแบบของบัตรอีกประเภท', en: 'It is the form of the other ballot' },
  doubled: { th: 'ภาพซ้ำ', en: 'A second photo of the same page' },
  blurred: { th: 'ภาพเบลอหรืออ่านไม่ได้', en: 'Blurred or not readable' },
  replaced: { th: 'มีภาพใหม่ที่ชัดกว่า', en: 'A better photo took its place' },
  'not-a-form': { th: 'ไม่ใช่แบบรายงาน', en: 'Not a form' },
  other: { th: 'เหตุอื่น', en: 'Another reason' },
};

export function photoReasonText(reason: PhotoReason): Bilingual {
  return TEXTS[reason];
}
