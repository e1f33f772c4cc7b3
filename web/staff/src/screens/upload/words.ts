import { bilingualWords } from '../../words.ts';

export const WORDS = bilingualWords(
  {
    intro: 'วางไฟล์ ลากมาวาง หรือเลือกได้หลายไฟล์ ภาพ JPEG PNG WebP หรือ PDF หลายหน้า ระบบอ่านรหัสบนแบบแล้วหาหน่วยให้เอง',
    drop: 'ลากไฟล์มาวางที่นี่ กด Ctrl+V เพื่อวางภาพที่คัดลอก หรือเลือกไฟล์',
    centre: 'ศูนย์ที่รับภาพ',
    byHand: 'แบบที่ไม่มีรหัส: ระบุหน่วยและหน้า',
    byHandHint:
      'ใช้กับแบบของสำนักงานที่ไม่มี QR ถ้าเลือกหลายไฟล์ ไฟล์ถัดไปคือหน้าถัดไป ถ้ารหัสบนภาพบอกอย่างอื่น ภาพจะไปรอในกล่องภาพ',
    page: 'หน้า (ของไฟล์แรก)',
    whole: 'ไม่ระบุหน้า: ภาพเดียวครบทั้งแบบ',
    results: 'ผลการส่ง',
    waiting: 'รอส่ง',
    sending: 'กำลังส่ง…',
    receipt: (number: string) => `เลขรับ ${number}`,
    placed: (unit: string, form: string, page: number) => `วางที่ ${unit} ${form} หน้า ${page}`,
    missing: (pages: string) => `ยังขาด ${pages}`,
    complete: 'ครบทุกหน้าแล้ว',
    missingPage: (form: string, page: number) => `${form} หน้า ${page}`,
    inInbox: 'รอคนดูในกล่องภาพ',
    known: 'ภาพนี้เคยส่งแล้ว ไม่มีอะไรเปลี่ยน',
    second: (unit: string, form: string, page: number) =>
      `${unit} ${form} หน้า ${page} มีภาพอยู่แล้ว รอคนเลือกในกล่องภาพ`,
    blurred: 'ภาพเบลอ กรุณาถ่ายใหม่',
    pdfPage: (part: string) => `หน้า ${part.replace('#p', '')}`,
    openInbox: 'เปิดกล่องภาพ',
    summary: (done: string, of: string) => `ส่งแล้ว ${done} จาก ${of} ไฟล์`,
  },
  {
    intro:
      'Paste, drag or choose several files: JPEG, PNG or WebP photos, or PDFs of several pages. Forms with a code find their unit by themselves.',
    drop: 'Drag files here, press Ctrl+V for a copied picture, or choose files',
    centre: 'Centre that takes the photos',
    byHand: 'Forms without a code: say unit and page',
    byHandHint:
      'For forms of the office without a QR. Of several files the next file is the next page. Where the photo’s code says something else, it waits in the inbox.',
    page: 'Page (of the first file)',
    whole: 'No page: one photo is the whole form',
    results: 'What became of them',
    waiting: 'waits',
    sending: 'sending…',
    receipt: (number: string) => `Receipt ${number}`,
    placed: (unit: string, form: string, page: number) => `Placed at ${unit}, ${form}, page ${page}`,
    missing: (pages: string) => `Still missing: ${pages}`,
    complete: 'All pages are there',
    missingPage: (form: string, page: number) => `${form} page ${page}`,
    inInbox: 'Waits for somebody in the inbox',
    known: 'This photo was sent before; nothing changed',
    second: (unit: string, form: string, page: number) =>
      `${unit}, ${form}, page ${page} has a photo already: somebody chooses in the inbox`,
    blurred: 'Blurred; please take it again',
    pdfPage: (part: string) => `page ${part.replace('#p', '')}`,
    openInbox: 'Open the inbox',
    summary: (done: string, of: string) => `${done} of ${of} files sent`,
  },
);
