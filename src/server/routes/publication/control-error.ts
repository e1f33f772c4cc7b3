import { assertNever } from '../../../basics/assert.ts';
import type { Bilingual } from '../../../basics/bilingual.ts';
import type { ControlRefusal } from '../../../centre/publication-control/proposal.ts';
import { ApiError } from '../../api-error.ts';

const TEXTS: Readonly<Record<ControlRefusal, Bilingual>> = {
  'unknown-proposal': { th: 'ไม่มีข้อเสนอนี้', en: 'There is no such proposal.' },
  closed: {
    th: 'ข้อเสนอนี้มีผู้ตัดสินไปแล้ว',
    en: 'This proposal has been decided already.',
  },
  expired: {
    th: 'ข้อเสนอนี้หมดเวลาแล้ว ถ้ายังต้องการให้เสนอใหม่',
    en: 'The time for this proposal is over. Propose it again if it is still wanted.',
  },
  'same-person': {
    th: 'ผู้เสนอยืนยันหรือปฏิเสธข้อเสนอของตนเองไม่ได้ ต้องเป็นคนที่สอง',
    en: 'Who proposed this cannot answer it; a second person must.',
  },
  'one-hand': {
    th: 'บัญชีของคุณกับบัญชีของผู้เสนอเกี่ยวข้องกันด้วยการตั้งรหัสผ่านหรือการยืนยันตัวตนใหม่ ต้องให้บุคคลอื่นยืนยัน หรือให้ผู้ดูแลบัญชีคนอื่นยืนยันการตั้งค่าใหม่ก่อน',
    en: 'A reset of a password or second factor ties your account to that of the proposer. Somebody else must answer, or another keeper of accounts must confirm the reset first.',
  },
  'not-yours': { th: 'ถอนได้เฉพาะข้อเสนอของตนเอง', en: 'Only the person who proposed this can withdraw it.' },
  moved: {
    th: 'มีการเปลี่ยนแปลงเรื่องเดียวกันหลังจากที่คุณดู กรุณาดูผลอีกครั้งก่อนยืนยัน',
    en: 'The same matter was changed after you looked. Look at the effect again before you confirm.',
  },
  'no-change': { th: 'เป็นอย่างนั้นอยู่แล้ว', en: 'It is so already.' },
  'unknown-contest': { th: 'ไม่มีการเลือกตั้งนี้', en: 'There is no such contest.' },
  'wrong-order': {
    th: 'ลำดับต้องเป็นหมายเลขของผู้สมัครหรือพรรคในการเลือกตั้งนั้น ไม่ซ้ำกัน อย่างน้อยสองหมายเลข',
    en: 'The order must hold at least two different numbers of this contest.',
  },
  'order-differs': {
    th: 'ลำดับที่คุณพิมพ์ไม่ตรงกับที่ผู้เสนอพิมพ์ ตรวจกับบันทึกการจับสลาก ถ้าผู้เสนอพิมพ์ผิดให้ปฏิเสธ',
    en: 'The order that you typed is not the one proposed. Compare it with the minutes; refuse the proposal if that one is wrong.',
  },
  'reason-missing': { th: 'ต้องระบุเหตุผล', en: 'A reason is needed.' },
};

/** The reply to a proposal, or an answer to one, that cannot stand. */
export function controlError(refusal: ControlRefusal): ApiError {
  const detail = { reason: refusal, message: TEXTS[refusal] };
  switch (refusal) {
    case 'unknown-proposal':
    case 'unknown-contest':
      return new ApiError('not-found', detail);
    case 'closed':
    case 'expired':
    case 'moved':
    case 'order-differs':
      return new ApiError('conflict', detail);
    case 'same-person':
    case 'one-hand':
    case 'not-yours':
      return new ApiError('wrong-person', detail);
    case 'no-change':
    case 'wrong-order':
    case 'reason-missing':
      return new ApiError('refused', detail);
    default:
      return assertNever(refusal);
  }
}
