import type { Bilingual } from '../basics/bilingual.ts';

interface ErrorKind {
  readonly status: number;
  readonly message: Bilingual;
}

/** Every error code of the staff API. docs/formats/staff-api.md lists them. */
export const ERROR_CODES = {
  'bad-request': { status: 400, message: { th: 'คำขอไม่ถูกต้อง', en: 'The request is not well formed.' } },
  'bad-json': { status: 400, message: { th: 'เนื้อหาไม่ใช่ JSON ที่ถูกต้อง', en: 'The body is not valid JSON.' } },
  'wrong-login': {
    status: 401,
    message: { th: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง', en: 'The user name or the password is wrong.' },
  },
  'not-logged-in': { status: 401, message: { th: 'กรุณาเข้าสู่ระบบ', en: 'Please log in.' } },
  'not-allowed': { status: 403, message: { th: 'คุณไม่มีสิทธิ์ทำรายการนี้', en: 'You may not do this.' } },
  'not-your-area': {
    status: 403,
    message: { th: 'อยู่นอกศูนย์รวมคะแนนที่คุณรับผิดชอบ', en: 'This lies outside your area of duty.' },
  },
  'other-site': {
    status: 403,
    message: { th: 'คำขอมาจากเว็บไซต์อื่น', en: 'The request comes from another site.' },
  },
  'not-found': { status: 404, message: { th: 'ไม่พบสิ่งที่ขอ', en: 'There is nothing here.' } },
  'unknown-return': {
    status: 404,
    message: { th: 'ไม่มีหน่วยหรือประเภทบัตรนี้ในการเลือกตั้ง', en: 'The election has no such unit or ballot.' },
  },
  'unknown-centre': { status: 404, message: { th: 'ไม่มีศูนย์รวมคะแนนนี้', en: 'There is no such score centre.' } },
  'claim-unknown': {
    status: 409,
    message: {
      th: 'รายการนี้ไม่ได้อยู่กับคุณ หรือมีผู้อื่นรับไปแล้ว',
      en: 'You do not hold this piece of work, or another person has taken it.',
    },
  },
  'claim-expired': {
    status: 409,
    message: {
      th: 'หมดเวลาของรายการนี้แล้ว กรุณารับงานใหม่',
      en: 'The time for this piece of work is over. Please take it again.',
    },
  },
  'claim-used': {
    status: 409,
    message: {
      th: 'รายการนี้บันทึกไปแล้วด้วยข้อมูลอื่น',
      en: 'This piece of work was saved already with other contents.',
    },
  },
  'in-work': {
    status: 409,
    message: { th: 'มีผู้อื่นกำลังทำรายการนี้อยู่', en: 'Another person is working on this return.' },
  },
  'wrong-stage': {
    status: 409,
    message: {
      th: 'ทำรายการนี้ไม่ได้ในขั้นตอนปัจจุบันของแบบ',
      en: 'The return is at a stage that does not take this action.',
    },
  },
  'wrong-person': {
    status: 409,
    message: {
      th: 'ต้องเป็นคนละคนกับผู้ที่ทำขั้นตอนก่อนหน้า',
      en: 'This must be done by another person than the one before.',
    },
  },
  conflict: {
    status: 409,
    message: { th: 'ข้อมูลเปลี่ยนไปแล้ว กรุณาลองใหม่', en: 'Something changed meanwhile. Please try again.' },
  },
  'too-large': { status: 413, message: { th: 'ข้อมูลมีขนาดใหญ่เกินไป', en: 'The body is too large.' } },
  'wrong-media-type': {
    status: 415,
    message: { th: 'ไม่รองรับชนิดข้อมูลนี้', en: 'This media type is not accepted here.' },
  },
  'bad-photo': { status: 422, message: { th: 'ใช้ภาพนี้ไม่ได้', en: 'This photo cannot be used.' } },
  'bad-entry': {
    status: 422,
    message: { th: 'มีช่องที่กรอกไม่ถูกต้อง', en: 'Some fields of the entry cannot stand.' },
  },
  'bad-file': { status: 422, message: { th: 'ไฟล์มีข้อผิดพลาด', en: 'The file has errors.' } },
  refused: { status: 422, message: { th: 'ทำรายการไม่ได้', en: 'This cannot be done.' } },
  'too-many-attempts': {
    status: 429,
    message: {
      th: 'พยายามเข้าสู่ระบบหลายครั้งเกินไป กรุณารอสักครู่',
      en: 'Too many attempts to log in. Please wait a moment.',
    },
  },
  internal: {
    status: 500,
    message: {
      th: 'ระบบขัดข้อง ข้อมูลที่ตอบรับแล้วไม่สูญหาย กรุณาลองใหม่',
      en: 'Something went wrong here. Nothing that was acknowledged is lost. Please try again.',
    },
  },
  busy: {
    status: 503,
    message: { th: 'มีผู้ใช้จำนวนมาก กรุณาลองใหม่ในอีกสักครู่', en: 'Many people are here at once. Please try again.' },
  },
  'database-away': {
    status: 503,
    message: {
      th: 'ติดต่อฐานข้อมูลไม่ได้ชั่วคราว กรุณาลองใหม่ ข้อมูลที่ตอบรับแล้วไม่สูญหาย',
      en: 'The database cannot be reached for the moment. Please try again; nothing acknowledged is lost.',
    },
  },
  'disk-full': {
    status: 507,
    message: {
      th: 'พื้นที่จัดเก็บเต็ม ยังบันทึกไม่ได้ กรุณาแจ้งผู้ดูแลระบบ',
      en: 'The disk is full, nothing was saved. Please tell the administrator.',
    },
  },
} as const satisfies Record<string, ErrorKind>;

export type ErrorCode = keyof typeof ERROR_CODES;
