import type { Language } from '../../src/basics/bilingual.ts';

const th = {
  /** Kinds of news; titles of alerts and of entries of feeds. */
  kind: {
    lead: 'ผู้นำเปลี่ยน',
    decided: 'ไม่มีใครตามทันแล้ว',
    'open-again': 'ยังเปลี่ยนได้อีกครั้ง',
    certified: 'รับรองผลแล้ว',
    corrected: 'แก้ไขตัวเลข',
    annulled: 'เพิกถอนตัวเลข',
  },
  from: (before: string, after: string) => `จาก ${before} เป็น ${after}`,
  holds: (who: string) => `${who} คนอื่นตามไม่ทันแล้ว แม้นับบัตรที่เหลือทั้งหมด`,
  nobodyHolds: 'ไม่มีผู้สมัครคนใดได้คะแนนมากกว่าบัตรไม่เลือกผู้ใด',
  openAgain: 'หลังการแก้ไขหรือเพิกถอน บัตรที่ยังไม่นับเปลี่ยนลำดับได้อีก',
  byOrder: (order: string) => `ตามคำสั่ง ${order}`,
  inUnit: (unit: string, reason: string) => `${unit} เหตุผล: ${reason}`,
  nobody: 'ไม่มีผู้นำ',

  log: 'บันทึกการเผยแพร่',
  logIntro: 'ทุกอย่างที่เกิดกับการเผยแพร่: เวลาปล่อยผลครั้งแรก การหยุด เพดาน การจับสลาก การรับรอง การแก้ไข และการเพิกถอน',
  event: {
    'first-release': 'เริ่มเผยแพร่ผล',
    paused: 'หยุดเผยแพร่ชั่วคราว',
    resumed: 'เผยแพร่ต่อ',
    'cap-changed': 'เปลี่ยนเพดานการแสดงผล',
    'cap-lifted': 'ยกเลิกเพดานการแสดงผล',
    'cap-ended': 'เพดานการแสดงผลสิ้นสุด',
    'draw-held': 'จับสลาก',
    certified: 'รับรองผล',
    corrected: 'แก้ไขตัวเลข',
    annulled: 'เพิกถอนตัวเลข',
  },
  capFrom: (before: string, now: string) => `จากร้อยละ ${before} เป็นร้อยละ ${now} ของหน่วยในแต่ละเขต`,
  reason: (text: string) => `เหตุผล: ${text}`,
  drawOrder: (numbers: string) => `ลำดับที่จับได้: หมายเลข ${numbers}`,
  whole: 'ทั้งประเทศ',

  feedOf: (place: string) => `ข่าวของ${place}`,
  feedChanges: 'มีอะไรเปลี่ยน',
  feeds: 'ติดตามด้วย Atom',
  feedsText: 'ฟีด Atom ของแต่ละจังหวัดและแต่ละพรรค ลิงก์อยู่ในหน้าของจังหวัดและหน้าพรรค ตัวอย่าง:',

  mine: 'พื้นที่ของฉัน',
  findMine: 'ค้นหาเขตหรือจังหวัดของคุณ',
  mineHere: 'เขตที่คุณเลือกจะอยู่ตรงนี้ จำไว้ในเครื่องนี้',
  forget: (place: string) => `ลืม ${place}`,
  follow: 'ติดตามพื้นที่นี้',
  unfollow: 'เลิกติดตาม',
  alerts: 'การแจ้งเตือน',
  alertOpen: 'เตือนเมื่อผู้นำเปลี่ยน ผลนิ่ง รับรอง หรือแก้ไข ขณะที่เปิดเว็บนี้ไว้',
  alertAlways: 'เตือนแม้ปิดเว็บนี้แล้ว',
  alertWhat:
    'เครื่องนี้จำพื้นที่ที่คุณติดตามไว้เอง การเตือนเมื่อปิดเว็บต้องฝากที่อยู่สำหรับส่งข้อความของเบราว์เซอร์ พื้นที่ และภาษาไว้กับเรา ไม่มีข้อมูลอื่น เลิกเมื่อใดเราลบทันที',
  alertRefused: 'เบราว์เซอร์ไม่อนุญาตให้แจ้งเตือน เปิดได้ที่การตั้งค่าของเว็บนี้',
  alertFailed: 'ตั้งไม่สำเร็จ ลองใหม่ในอีกสักครู่',
  alertMost: 'ติดตามได้ไม่เกิน 10 พื้นที่',
  since: (votes: string, time: string, cut: string) => `${votes} บัตรที่นับ ตั้งแต่คุณดูเมื่อ ${time} (รอบ ${cut})`,
  sinceFirst: 'เมื่อกลับมาดูอีกครั้ง ตรงนี้จะบอกว่ามีอะไรใหม่',
  sinceNothing: (time: string, cut: string) => `ยังไม่มีคะแนนใหม่ตั้งแต่คุณดูเมื่อ ${time} (รอบ ${cut})`,
} as const;

const en: AlertWords = {
  kind: {
    lead: 'Change of lead',
    decided: 'Cannot be overtaken',
    'open-again': 'Can change again',
    certified: 'Certified',
    corrected: 'Figures corrected',
    annulled: 'Figures annulled',
  },
  from: (before, after) => `from ${before} to ${after}`,
  holds: (who) => `${who} cannot be overtaken, whatever the ballots still out say`,
  nobodyHolds: 'no candidate has more votes than there are no-vote ballots',
  openAgain: 'after a correction or an annulment, the ballots still out can change the order again',
  byOrder: (order) => `by order ${order}`,
  inUnit: (unit, reason) => `${unit}. Reason: ${reason}`,
  nobody: 'nobody',

  log: 'Log of publication',
  logIntro:
    'Everything that happened to publication: first release, pauses, cap, lots, certifications, corrections and annulments.',
  event: {
    'first-release': 'First results released',
    paused: 'Publication paused',
    resumed: 'Publication resumed',
    'cap-changed': 'Cap on what is shown changed',
    'cap-lifted': 'Cap on what is shown lifted',
    'cap-ended': 'Cap on what is shown ended',
    'draw-held': 'Lot drawn',
    certified: 'Result certified',
    corrected: 'Figures corrected',
    annulled: 'Figures annulled',
  },
  capFrom: (before, now) => `from ${before}% to ${now}% of the stations of each constituency`,
  reason: (text) => `Reason: ${text}`,
  drawOrder: (numbers) => `Order that the lot gave: numbers ${numbers}`,
  whole: 'Whole country',

  feedOf: (place) => `News of ${place}`,
  feedChanges: 'What changed',
  feeds: 'Follow by Atom',
  feedsText:
    'An Atom feed of every province and of every party; the pages of provinces and parties link to them. For example:',

  mine: 'My places',
  findMine: 'Find your constituency or province',
  mineHere: 'Your places stand here, on this device only',
  forget: (place) => `Forget ${place}`,
  follow: 'Follow this place',
  unfollow: 'Stop following',
  alerts: 'Alerts',
  alertOpen:
    'Alert me of a change of lead, a decided seat, a certification or a correction while this site is open',
  alertAlways: 'Alert me when this site is closed too',
  alertWhat:
    'This device itself keeps the places that you follow. For alerts while the site is closed we keep the address that your browser gives for messages, the places and the language, and nothing else. It is deleted at once when you stop.',
  alertRefused: 'Your browser does not allow alerts. You can allow them in its settings for this site.',
  alertFailed: 'That did not work. Please try again in a moment.',
  alertMost: 'Up to 10 places can be followed',
  since: (votes, time, cut) => `${votes} ballots counted since you last looked at ${time} (cut ${cut})`,
  sinceFirst: 'When you come back, this line says what is new.',
  sinceNothing: (time, cut) => `No new figures since you last looked at ${time} (cut ${cut})`,
};

/** Texts of alerts, feeds and of what the device remembers; both languages hold exactly these keys (the compiler and a test check it). */
export type AlertWords = Widen<typeof th>;

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

const WORDS: Readonly<Record<Language, AlertWords>> = { th, en };

export function alertWordsOf(language: Language): AlertWords {
  return WORDS[language];
}
