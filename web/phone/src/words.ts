import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Bilingual, Language } from '../../../src/basics/bilingual.ts';

const th = {
  title: 'ส่งภาพแบบรายงานผล',
  otherLanguage: 'English',
  drill: 'การซ้อม — ไม่ใช่ผลจริง',
  opening: 'กำลังเปิดข้อมูลของหน่วย…',
  unit: (number: number) => `หน่วยเลือกตั้งที่ ${number}`,
  set: (number: number) => `ชุดที่ ${number}`,
  asOf: (time: string) => `ข้อมูลเมื่อ ${time} น. (ตอนนี้ติดต่อระบบไม่ได้)`,
  line: {
    sending: (count: number) => `กำลังส่ง เหลือ ${count} รายการ`,
    away: (count: number) => `ยังส่งไม่ได้ ${count} รายการ เก็บไว้ในเครื่องนี้แล้ว จะส่งเองเมื่อมีสัญญาณ อย่าลบหน้านี้`,
  },
  accepted: 'ศูนย์รับผลแบบนี้แล้ว ไม่ต้องส่งเพิ่ม',
  complete: 'ส่งครบทุกหน้าแล้ว',
  page: (page: number, pages: number) => `หน้า ${page} จาก ${pages}`,
  state: {
    owed: 'ยังไม่มีภาพ',
    here: 'อยู่ในเครื่องนี้ รอส่ง',
    reading: 'ระบบได้รับแล้ว กำลังอ่านภาพ',
    placed: 'รับแล้ว',
    waiting: 'รับแล้ว เจ้าหน้าที่ศูนย์จะดูให้',
    known: 'ภาพนี้เคยส่งแล้ว',
    'second-photo': 'รับแล้ว หน้านี้มีภาพอยู่ก่อน เจ้าหน้าที่จะเลือก',
    blurred: 'ภาพเบลอ กรุณาถ่ายใหม่',
    refused: 'ระบบไม่รับภาพนี้',
    elsewhere: 'รับแล้ว (ส่งจากเครื่องอื่นหรือทางอื่น)',
  },
  receipt: (number: string) => `เลขที่รับ ${number}`,
  take: 'ถ่ายภาพ',
  takeAgain: 'ถ่ายใหม่',
  choose: 'เลือกภาพในเครื่อง',
  ofPage: (what: string, form: string, page: number) => `${what} ${form} หน้า ${page}`,
  camera: {
    title: (form: string, page: number) => `${form} หน้า ${page}`,
    guide: 'วางกระดาษให้เต็มกรอบ เห็นมุมดำครบสี่มุม',
    opening: 'กำลังเปิดกล้อง…',
    refused: 'เปิดกล้องในหน้านี้ไม่ได้ กด “เลือกภาพในเครื่อง” เพื่อใช้กล้องของเครื่อง',
    dark: 'มืดไป หาที่สว่างขึ้น',
    steady: 'ภาพยังไม่คม ถือให้นิ่ง',
    corners: (count: number) => `เห็นมุมดำ ${count} จาก 4 มุม`,
    good: 'เห็นครบสี่มุมและคมชัด ถ่ายได้เลย',
    shoot: 'ถ่าย',
    light: 'ไฟฉาย',
    close: 'ปิด',
  },
  review: {
    title: 'ดูภาพก่อนส่ง',
    good: 'ภาพคมชัด เห็นครบสี่มุม',
    blurred: 'ภาพไม่คมชัด ตัวเลขอาจอ่านไม่ออก ควรถ่ายใหม่',
    dark: 'ภาพมืด ควรถ่ายใหม่ในที่สว่าง',
    corners: (count: number) =>
      `เห็นมุมดำ ${count} จาก 4 มุม ถ้าแบบของท่านมีมุมดำ กรุณาถ่ายให้เห็นทั้งแผ่น (แบบที่ไม่มีมุมดำส่งได้)`,
    otherPage: (form: string, page: number) => `รหัสบนภาพบอกว่าเป็น ${form} หน้า ${page}`,
    otherUnit: 'รหัสบนภาพไม่ใช่ของหน่วยนี้ กรุณาตรวจดูว่าเป็นแบบของหน่วยท่าน',
    sendThere: (form: string, page: number) => `ส่งเป็น ${form} หน้า ${page}`,
    use: 'ส่งภาพนี้',
    again: 'ถ่ายใหม่',
    notAPicture: 'เปิดไฟล์นี้เป็นภาพไม่ได้ ใช้ภาพ JPEG หรือ PNG',
    alt: 'ภาพที่ถ่าย',
  },
  receipts: {
    open: 'ใบรับ',
    title: 'ใบรับภาพ',
    text: 'แสดงหน้านี้หรือถ่ายภาพเก็บไว้เป็นหลักฐานว่าส่งแล้ว ผู้อื่นสแกนรหัสนี้เพื่อตรวจได้',
    code: 'รหัสใบรับสำหรับสแกน',
    noLine: 'ทำรหัสใบรับไม่ได้ตอนนี้ เพราะติดต่อระบบไม่ได้ เลขที่รับข้างล่างใช้ได้',
    none: 'ยังไม่มีภาพที่ระบบรับ',
    back: 'กลับ',
    checked: 'ใบรับนี้ถูกต้อง ระบบเป็นผู้ออก',
    wrong: 'ใบรับนี้ไม่ถูกต้อง หรือถูกแก้ไข',
    sentAt: (time: string) => `ออกเมื่อ ${time}`,
    fingerprint: 'ลายนิ้วมือของภาพ',
  },
  figures: {
    open: 'พิมพ์ตัวเลข (ไม่บังคับ)',
    sent: 'ส่งตัวเลขแล้ว',
    waiting: 'ตัวเลขรอส่ง',
    title: 'พิมพ์ตัวเลขตามแบบ',
    text: 'ไม่บังคับ ศูนย์ยังพิมพ์จากภาพเองสองคนโดยไม่เห็นตัวเลขนี้ ใช้เทียบเท่านั้น พิมพ์ตามที่เขียนบนกระดาษ: - คือขีด / คือเว้นว่าง ? คืออ่านไม่ออก',
    send: 'ส่งตัวเลข',
    missing: 'ยังไม่ครบทุกช่อง ช่องว่างบนกระดาษให้พิมพ์ /',
    wrong: 'มีช่องที่อ่านเป็นตัวเลขไม่ได้',
    findings: 'ตรวจกับกระดาษอีกครั้ง ถ้ากระดาษเขียนอย่างนี้จริง ส่งได้',
    scores: 'คะแนน',
    saved: 'เก็บไว้ในเครื่องแล้ว',
  },
  help: {
    title: 'ช่วยเหลือ',
    steps: [
      'กด “ถ่ายภาพ” ทีละหน้า ทุกแบบ',
      'วางกระดาษบนพื้นเรียบ ให้เห็นทั้งแผ่นและตัวเลขคมชัด',
      'เมื่อขึ้น “รับแล้ว” จดหรือถ่ายเลขที่รับไว้',
      'ไม่มีสัญญาณก็ถ่ายได้ ระบบส่งเองเมื่อเปิดหน้านี้อีกครั้งตอนมีสัญญาณ',
    ],
    call: (name: string) => `โทรหา${name}`,
    enter: 'หรือพิมพ์รหัสใต้รหัสสแกน',
    open: 'เปิด',
  },
  trouble: {
    title: 'เปิดไม่ได้',
    noLine: 'ติดต่อระบบไม่ได้ ตรวจสัญญาณอินเทอร์เน็ต แล้วลองใหม่',
    noCode: 'สแกนรหัสบนแบบรายงานผลเพื่อเปิดหน้าของหน่วย',
    again: 'ลองใหม่',
    storage: 'เครื่องนี้ไม่ยอมให้เก็บภาพ (โหมดส่วนตัวหรือพื้นที่เต็ม) อย่าปิดหน้านี้จนกว่าจะขึ้น “รับแล้ว”',
  },
};

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Widen<T[K]> };

export type PhoneWords = Widen<typeof th>;

const en: PhoneWords = {
  title: 'Send count reports',
  otherLanguage: 'ภาษาไทย',
  drill: 'Drill — not a real result',
  opening: 'Opening the unit…',
  unit: (number) => `Polling station ${number}`,
  set: (number) => `Set ${number}`,
  asOf: (time) => `As of ${time} (the system cannot be reached now)`,
  line: {
    sending: (count) => `Sending, ${count} to go`,
    away: (count) =>
      `${count} not sent yet. Kept on this phone and sent when there is a line. Do not clear this page.`,
  },
  accepted: 'The centre has accepted this form. Nothing more is needed.',
  complete: 'All pages are sent',
  page: (page, pages) => `Page ${page} of ${pages}`,
  state: {
    owed: 'No photo yet',
    here: 'On this phone, waiting to be sent',
    reading: 'It has arrived and is being read',
    placed: 'Received',
    waiting: 'Received; somebody at the centre will look at it',
    known: 'This photo was sent before',
    'second-photo': 'Received; there was a photo of this page before, somebody will choose',
    blurred: 'Blurred, please take it again',
    refused: 'The system does not take this photo',
    elsewhere: 'Received (from another phone or by another way)',
  },
  receipt: (number) => `Receipt ${number}`,
  take: 'Take photo',
  takeAgain: 'Take again',
  choose: 'Choose a picture',
  ofPage: (what, form, page) => `${what}: ${form} page ${page}`,
  camera: {
    title: (form, page) => `${form} page ${page}`,
    guide: 'Fill the frame with the sheet; all four black corners visible',
    opening: 'Opening the camera…',
    refused: 'The camera cannot be opened here. Press “Choose a picture” to use the phone’s own camera.',
    dark: 'Too dark, find more light',
    steady: 'Not sharp yet, hold still',
    corners: (count) => `${count} of 4 black corners seen`,
    good: 'Four corners and sharp: take it now',
    shoot: 'Take',
    light: 'Light',
    close: 'Close',
  },
  review: {
    title: 'Look before you send',
    good: 'Sharp, and all four corners are there',
    blurred: 'Not sharp; figures may be illegible. Better take it again.',
    dark: 'Dark. Better take it again with more light.',
    corners: (count) =>
      `${count} of 4 black corners seen. If your form has black corners, show the whole sheet (a form without them may be sent).`,
    otherPage: (form, page) => `The code on the photo says ${form} page ${page}`,
    otherUnit: 'The code on the photo is not of this unit. Please look whether it is your form.',
    sendThere: (form, page) => `Send as ${form} page ${page}`,
    use: 'Send this photo',
    again: 'Take again',
    notAPicture: 'This file cannot be opened as a picture. Use JPEG or PNG.',
    alt: 'The photo taken',
  },
  receipts: {
    open: 'Receipt',
    title: 'Receipt of photos',
    text: 'Show this page or keep a picture of it as proof of sending. Others scan the code to check it.',
    code: 'Receipt code to scan',
    noLine: 'No receipt code now, as the system cannot be reached. The receipt numbers below hold.',
    none: 'The system has received no photo yet',
    back: 'Back',
    checked: 'This receipt is right: the system has issued it',
    wrong: 'This receipt is not right, or was changed',
    sentAt: (time) => `Issued ${time}`,
    fingerprint: 'Fingerprint of the photo',
  },
  figures: {
    open: 'Type the figures (optional)',
    sent: 'Figures sent',
    waiting: 'Figures waiting to be sent',
    title: 'Type the figures as on the form',
    text: 'Optional. Two people at the centre still type from the photo without seeing these figures; they are only compared. Type what the paper says: - for a dash, / for blank, ? for illegible.',
    send: 'Send figures',
    missing: 'Some places are empty here. Where the paper is blank, type /',
    wrong: 'Some places are no figures',
    findings: 'Please look at the paper again. If it really says so, send it.',
    scores: 'Scores',
    saved: 'Kept on this phone',
  },
  help: {
    title: 'Help',
    steps: [
      'Press “Take photo” for each page of each form',
      'Lay the sheet flat; show the whole sheet, figures sharp',
      'When it says “Received”, note the receipt number or keep a picture of it',
      'It works without a line: photos are sent when this page is open and there is a line',
    ],
    call: (name) => `Call ${name}`,
    enter: 'Or type the letters below the code',
    open: 'Open',
  },
  trouble: {
    title: 'Cannot be opened',
    noLine: 'The system cannot be reached. Check the internet connection and try again.',
    noCode: 'Scan the code on the count report to open the page of your unit',
    again: 'Try again',
    storage:
      'This phone does not let us keep photos (private mode, or full). Do not close this page until it says “Received”.',
  },
};

export const WORDS: Readonly<Record<Language, PhoneWords>> = { th, en };

export const LanguageContext = createContext<Language>('th');

export const useLanguage = (): Language => useContext(LanguageContext);
export const useWords = (): PhoneWords => WORDS[useLanguage()];

/** A text in the language of the page; the other one where this one is missing. */
export function useText(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => text[language] || text.th || text.en;
}
