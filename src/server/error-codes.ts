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
  'wrong-signature': {
    status: 401,
    message: { th: 'ลายเซ็นของคำขอไม่ถูกต้อง', en: 'The signature of the call is not right.' },
  },
  'wrong-code': {
    status: 401,
    message: {
      th: 'รหัสหรือพาสคีย์ไม่ถูกต้อง หรือใช้ไปแล้ว',
      en: 'The code or passkey is not right, or was used before.',
    },
  },
  'ticket-expired': {
    status: 401,
    message: {
      th: 'หมดเวลาหรือใช้ไปแล้ว กรุณาเริ่มเข้าสู่ระบบใหม่',
      en: 'This took too long or was used already. Please log in from the start.',
    },
  },
  'not-logged-in': { status: 401, message: { th: 'กรุณาเข้าสู่ระบบ', en: 'Please log in.' } },
  'not-allowed': { status: 403, message: { th: 'คุณไม่มีสิทธิ์ทำรายการนี้', en: 'You may not do this.' } },
  'not-your-area': {
    status: 403,
    message: { th: 'อยู่นอกศูนย์รวมคะแนนที่คุณรับผิดชอบ', en: 'This lies outside your area of duty.' },
  },
  'own-password-needed': {
    status: 403,
    message: {
      th: 'กรุณาตั้งรหัสผ่านของคุณเองก่อน',
      en: 'Please set a password of your own first.',
    },
  },
  'second-factor-needed': {
    status: 403,
    message: {
      th: 'กรุณาตั้งค่าการยืนยันตัวตนขั้นที่สองก่อน',
      en: 'Please set up a second factor first.',
    },
  },
  'wrong-password': {
    status: 403,
    message: { th: 'รหัสผ่านปัจจุบันไม่ถูกต้อง', en: 'Your present password is not right.' },
  },
  'not-yours-to-manage': {
    status: 403,
    message: {
      th: 'บัญชีนี้ บทบาทนี้ หรือพื้นที่นี้ อยู่นอกอำนาจจัดการของคุณ',
      en: 'This account, role or area is not yours to manage.',
    },
  },
  'other-site': {
    status: 403,
    message: { th: 'คำขอมาจากเว็บไซต์อื่น', en: 'The request comes from another site.' },
  },
  'no-record': {
    status: 409,
    message: {
      th: 'ยังไม่มีผลที่รับรองของแบบนี้',
      en: 'There is no accepted record of this form yet.',
    },
  },
  'not-public': {
    status: 409,
    message: {
      th: 'ผลของหน่วยนี้ยังไม่เผยแพร่',
      en: 'The result of this unit is not public yet.',
    },
  },
  'nothing-to-print': {
    status: 422,
    message: { th: 'ไม่มีแบบพิมพ์ตามที่เลือก', en: 'No form fits the choice.' },
  },
  'not-found': { status: 404, message: { th: 'ไม่พบสิ่งที่ขอ', en: 'There is nothing here.' } },
  'unknown-return': {
    status: 404,
    message: { th: 'ไม่มีหน่วยหรือประเภทบัตรนี้ในการเลือกตั้ง', en: 'The election has no such unit or ballot.' },
  },
  'unknown-area': {
    status: 404,
    message: { th: 'ไม่มีพื้นที่นี้ในการเลือกตั้ง', en: 'The election has no such area.' },
  },
  'unknown-centre': { status: 404, message: { th: 'ไม่มีศูนย์รวมคะแนนนี้', en: 'There is no such score centre.' } },
  'unknown-person': { status: 404, message: { th: 'ไม่พบบัญชีผู้ใช้นี้', en: 'There is no such account.' } },
  'name-taken': {
    status: 409,
    message: { th: 'มีชื่อผู้ใช้นี้อยู่แล้ว', en: 'This user name is taken.' },
  },
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
      th: 'หมดเวลาของรายการนี้ และมีผู้อื่นรับไปแล้ว',
      en: 'The time for this piece of work is over, and another person has taken it.',
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
  'entry-paused': {
    status: 423,
    message: {
      th: 'หยุดรับงานใหม่ในพื้นที่นี้ชั่วคราว งานที่รับไปแล้วส่งได้ตามปกติ',
      en: 'Nobody takes new work here for the moment. What you hold already may be handed in.',
    },
  },
  'too-large': { status: 413, message: { th: 'ข้อมูลมีขนาดใหญ่เกินไป', en: 'The body is too large.' } },
  'too-many': {
    status: 422,
    message: { th: 'มีไฟล์ครบจำนวนสูงสุดแล้ว', en: 'There are as many files here as there may be.' },
  },
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
  'bad-password': {
    status: 422,
    message: {
      th: 'ใช้รหัสผ่านนี้ไม่ได้ ต้องยาวอย่างน้อย 12 ตัวอักษรและเดายาก',
      en: 'This password cannot be used. It needs 12 characters or more and must be hard to guess.',
    },
  },
  'bad-account': {
    status: 422,
    message: { th: 'ข้อมูลบัญชีผู้ใช้ไม่ถูกต้อง', en: 'Something about this account cannot stand.' },
  },
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
