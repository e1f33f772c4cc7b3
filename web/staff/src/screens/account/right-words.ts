import type { Bilingual } from '../../../../../src/basics/bilingual.ts';

/** Rights in plain words, by what they are about. A right without words here is shown by its name in the table. */
export const RIGHT_GROUPS: readonly {
  readonly title: Bilingual;
  readonly rights: Readonly<Record<string, Bilingual>>;
}[] = [
  {
    title: { th: 'แบบและการบันทึก', en: 'Forms and typing' },
    rights: {
      'send-photo': { th: 'ส่งภาพแบบ', en: 'Send photos of forms' },
      'see-inbox': { th: 'ดูกล่องภาพและประวัติของภาพ', en: 'See the inbox and the history of photos' },
      'settle-photo': { th: 'บอกว่าภาพเป็นของหน่วยใด', en: 'Say which unit a photo is of' },
      'move-photo': { th: 'ย้ายภาพหรือเก็บภาพออก', en: 'Move photos and put them aside' },
      'begin-without-pages': { th: 'ให้เริ่มบันทึกแม้หน้าไม่ครบ', en: 'Let entry begin though pages are missing' },
      'take-work': { th: 'รับงานถัดไปจากคิว', en: 'Take the next work from the queue' },
      enter: { th: 'บันทึกคะแนนจากภาพ', en: 'Type forms from photos' },
      release: { th: 'คืนงานที่รับไว้', en: 'Give work back' },
      'mark-unreadable': { th: 'แจ้งว่าภาพอ่านไม่ได้', en: 'Say that a photo cannot be read' },
      decide: { th: 'ตัดสินช่องที่สองคนพิมพ์ต่างกัน', en: 'Decide where two entries differ' },
      'allow-not-blind': {
        th: 'อนุญาตให้ผู้ที่เห็นแล้วอ่านแบบได้หนึ่งครั้ง',
        en: 'Give leave for a reading that is not blind',
      },
      settle: { th: 'ตัดสินทั้งแบบเมื่อยังไม่ลงตัว', en: 'Decide on a whole form' },
      'accept-as-written': {
        th: 'รับตามที่เขียนบนแบบ พร้อมเหตุผล',
        en: 'Accept as written on the form, with a reason',
      },
      'set-aside': { th: 'ให้พิมพ์ใหม่ทั้งแบบ', en: 'Have a form typed again' },
      'see-returns': { th: 'ดูแบบและสถานะ', en: 'See forms and where they stand' },
      'see-photos': { th: 'ดูภาพแบบ', en: 'See photos of forms' },
      'see-entries': {
        th: 'ดูสิ่งที่คนอื่นพิมพ์ เมื่อไม่กระทบการบันทึก',
        en: 'See what others typed, once it influences nobody',
      },
      'see-tickets': {
        th: 'ดูเรื่องที่ประชาชนแจ้งว่าประกาศไม่ตรง',
        en: 'See reports of readers about posted notices',
      },
      'answer-ticket': { th: 'ตอบเรื่องที่ประชาชนแจ้ง', en: 'Answer reports of readers' },
      'see-findings': { th: 'ดูข้อสังเกต', en: 'See findings' },
      'see-reading': {
        th: 'ดูช่องที่กระดาษอาจไม่ตรงกับที่บันทึก',
        en: 'See where the paper may differ from the record',
      },
      'settle-reading': { th: 'บอกผลการดูช่องเหล่านั้น', en: 'Say what a look at such a place showed' },
      'see-station-figures': {
        th: 'ดูตัวเลขที่กรรมการประจำหน่วยพิมพ์ หลังรับผลแล้ว',
        en: 'See figures typed at the station, once a form is accepted',
      },
    },
  },
  {
    title: { th: 'การแก้ไขและเรื่องร้องเรียน', en: 'Corrections and cases' },
    rights: {
      'propose-correction': { th: 'เสนอแก้ไขคะแนนที่รับแล้ว', en: 'Propose a correction' },
      'confirm-correction': { th: 'ยืนยันการแก้ไขที่คนอื่นเสนอ', en: 'Confirm a correction that another proposed' },
      annul: { th: 'เพิกถอนผลของหน่วยตามคำสั่ง', en: 'Annul the result of a unit on order' },
      'handle-case': { th: 'เปิดและดูแลเรื่อง', en: 'Open cases and keep them' },
      'close-case': { th: 'ปิดเรื่อง', en: 'Close cases' },
      'see-cases': { th: 'ดูเรื่อง', en: 'See cases' },
      'compare-board': { th: 'เทียบกระดานนับคะแนนกับแบบ', en: 'Compare the score board with the form' },
    },
  },
  {
    title: { th: 'การดูแลงานในคืนเลือกตั้ง', en: 'Running the evening' },
    rights: {
      'see-progress': { th: 'ดูความคืบหน้า', en: 'See progress' },
      'see-evening': { th: 'ดูคิว สิ่งที่ค้าง และหน่วยที่ยังไม่มา', en: 'See queues, what is stuck and what is missing' },
      'see-contacts': { th: 'ดูรายชื่อติดต่อ', en: 'See whom to call' },
      'see-person-work': { th: 'ดูจำนวนงานของแต่ละคน', en: 'See how much each person did' },
      'raise-return': { th: 'เร่งแบบให้ขึ้นก่อน', en: 'Raise a form in the queue' },
      'take-away-claim': { th: 'เรียกงานคืนจากผู้อื่น', en: 'Take work away from somebody' },
      'note-missing': { th: 'บันทึกเหตุที่หน่วยยังไม่มา', en: 'Note why a unit is missing' },
      'see-line': { th: 'ดูกลุ่มและผู้ส่งทางไลน์', en: 'See groups and senders of LINE' },
      'manage-line': { th: 'ผูกและเลิกผูกกลุ่มและผู้ส่งทางไลน์', en: 'Tie and untie groups and senders of LINE' },
      'import-contacts': { th: 'นำเข้ารายชื่อติดต่อ', en: 'Import contacts' },
      'pause-entry': { th: 'หยุดและเปิดการบันทึกในพื้นที่', en: 'Pause and resume entry in an area' },
      'see-notices': { th: 'เห็นประกาศและการหยุดรับงาน', en: 'See announcements and pauses' },
      'acknowledge-notice': { th: 'รับทราบประกาศ', en: 'Say that an announcement was read' },
      announce: { th: 'ประกาศถึงผู้บันทึก', en: 'Make announcements' },
    },
  },
  {
    title: { th: 'งานพิมพ์แบบ', en: 'Printing' },
    rights: {
      'print-forms': { th: 'พิมพ์แบบเปล่าของหน่วยในความดูแล', en: 'Print blank forms of the area of duty' },
      'see-forms': { th: 'เปิดแบบเปล่าและงานพิมพ์', en: 'Open blank forms and print jobs' },
      'see-record-form': { th: 'เปิดแบบที่มีผลที่รับแล้ว', en: 'Open the form with an accepted record' },
      'see-press': {
        th: 'พิมพ์ประกาศ โปสเตอร์ และสรุปผลที่เผยแพร่แล้ว',
        en: 'Print notices, posters and bulletins of published results',
      },
      'write-statement': {
        th: 'ทำแถลงข่าวและสั่งพิมพ์ประกาศหลายหน่วย',
        en: 'Write statements to the press, order notices of many units',
      },
    },
  },
  {
    title: { th: 'การเผยแพร่', en: 'Publication' },
    rights: {
      'see-publication': { th: 'ดูการเผยแพร่', en: 'See publication' },
      'propose-publication': { th: 'เสนอเปลี่ยนการเผยแพร่', en: 'Propose changes of publication' },
      'confirm-publication': { th: 'ยืนยันข้อเสนอของอีกคน', en: 'Confirm what another proposed' },
      'see-delivery': { th: 'ดูการส่งไฟล์ผลไปปลายทาง', en: 'See how results are delivered to other places' },
      'manage-delivery': { th: 'หยุด เริ่ม และสั่งส่งใหม่ไปปลายทาง', en: 'Pause, resume and repeat deliveries' },
    },
  },
  {
    title: { th: 'บัญชีผู้ใช้และบันทึกการทำงาน', en: 'Accounts and the log' },
    rights: {
      'see-people': { th: 'ดูบัญชีผู้ใช้', en: 'See accounts' },
      'manage-people': { th: 'เปิด แก้ และปิดบัญชีผู้ใช้', en: 'Make, change and close accounts' },
      'see-audit': { th: 'ดูบันทึกว่าใครทำอะไร', en: 'See who did what' },
    },
  },
];

/** Rights over one's own account: everybody has them, so they are not listed. */
export const OWN_RIGHTS: readonly string[] = [
  'see-self',
  'log-out',
  'set-own-password',
  'set-second-factor',
  'keep-own-sessions',
];
