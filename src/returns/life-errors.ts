import type { Bilingual } from '../basics/bilingual.ts';
import type { RuleCode } from '../election/model.ts';
import type { FieldRef, Finding } from './finding.ts';

/** Why a command is refused. The list is closed. */
export const DECIDE_ERROR_CODES = [
  'command-not-allowed',
  'same-person',
  'one-hand',
  'not-blind',
  'read-enough',
  'not-first-typist',
  'unanswered-warnings',
  'codes-differ',
  'wrong-places',
  'wrong-shape',
  'reason-missing',
  'order-missing',
  'text-too-long',
  'unknown-reason',
  'no-change',
] as const;
export type DecideErrorCode = (typeof DECIDE_ERROR_CODES)[number];

export interface DecideError {
  readonly code: DecideErrorCode;
  readonly message: Bilingual;
  /** For `unanswered-warnings` the warnings; for `codes-differ` the errors that stand; else empty. */
  readonly findings: readonly Finding[];
  /** For `wrong-places` the places that are missing or too many; else empty. */
  readonly fields: readonly FieldRef[];
  /** For `codes-differ` the codes that stand; else empty. */
  readonly codes: readonly RuleCode[];
}

export const DECIDE_ERROR_MESSAGES: Readonly<Record<DecideErrorCode, Bilingual>> = {
  'command-not-allowed': {
    th: 'ทำรายการนี้ไม่ได้ในขั้นตอนปัจจุบันของแบบ',
    en: 'The return is at a stage that does not take this action.',
  },
  'same-person': {
    th: 'ต้องเป็นคนละคนกับผู้ที่ทำขั้นตอนก่อนหน้า',
    en: 'This must be done by another person than the one before.',
  },
  'one-hand': {
    th: 'บัญชีของคุณกับบัญชีของผู้ที่ทำขั้นตอนก่อนหน้าเกี่ยวข้องกันด้วยการตั้งรหัสผ่านหรือการยืนยันตัวตนใหม่ ต้องให้บุคคลอื่นทำ หรือให้ผู้ดูแลบัญชีคนอื่นยืนยันการตั้งค่าใหม่ก่อน',
    en: 'A reset of a password or second factor ties your account to that of the person before. Somebody else must do this, or another keeper of accounts must confirm the reset first.',
  },
  'not-blind': {
    th: 'คุณได้เห็นสิ่งที่ผู้อื่นบันทึกในแบบนี้แล้ว จึงอ่านแบบโดยอิสระไม่ได้ ต้องให้บุคคลอื่นทำ หรือให้หัวหน้าศูนย์อนุญาตพร้อมเหตุผล',
    en: 'You were shown what others typed of this return, so your reading is not blind. Another person must do this, or a head allows it with a reason.',
  },
  'read-enough': {
    th: 'คุณอ่านต่างจากคำขอแก้ไขสองครั้งแล้ว ต้องให้บุคคลอื่นอ่านต่อ (คุณยังปฏิเสธคำขอได้)',
    en: 'Your reading has differed from this proposal twice: somebody else must read next. You may still reject it.',
  },
  'not-first-typist': {
    th: 'เฉพาะผู้บันทึกครั้งแรกเท่านั้นที่ตรวจทานรายการนี้ได้',
    en: 'Only the first typist can look at this entry again.',
  },
  'unanswered-warnings': {
    th: 'มีข้อควรตรวจสอบที่ยังไม่ได้ระบุคำชี้แจง',
    en: 'There are warnings without an answer.',
  },
  'codes-differ': {
    th: 'ข้อผิดพลาดที่ยืนยันตามแบบไม่ตรงกับข้อผิดพลาดที่พบจริง',
    en: 'The errors that are to stand as written are not the errors that stand.',
  },
  'wrong-places': {
    th: 'ต้องให้ค่าครบทุกช่องที่กำหนด และเฉพาะช่องเหล่านั้น',
    en: 'Values are needed for exactly the places that are asked for.',
  },
  'wrong-shape': {
    th: 'จำนวนหรือชนิดของช่องไม่ตรงกับแบบพิมพ์',
    en: 'The figures do not have the places of this form.',
  },
  'reason-missing': { th: 'ต้องระบุเหตุผล', en: 'A reason is needed.' },
  'order-missing': { th: 'ต้องระบุเลขที่คำสั่ง', en: 'The number of the order is needed.' },
  'text-too-long': { th: 'ข้อความยาวเกินไป', en: 'The text is too long.' },
  'unknown-reason': { th: 'ไม่รู้จักรหัสเหตุผล', en: 'The code of the reason is not on the list.' },
  'no-change': { th: 'ไม่มีช่องใดเปลี่ยนแปลง', en: 'Nothing would change.' },
};

export function decideError(
  code: DecideErrorCode,
  detail: Partial<Pick<DecideError, 'findings' | 'fields' | 'codes'>> = {},
): DecideError {
  return {
    code,
    message: DECIDE_ERROR_MESSAGES[code],
    findings: detail.findings ?? [],
    fields: detail.fields ?? [],
    codes: detail.codes ?? [],
  };
}
