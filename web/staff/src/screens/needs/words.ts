import { bilingualWords } from '../../words.ts';

interface Texts {
  readonly title: string;
  readonly why: string;
}

export const WORDS = bilingualWords(
  {
    title: 'งานที่รอฉัน',
    intro: 'เรื่องที่ไม่เดินต่อเอง เรียงตามความเร่งด่วน',
    nothing: 'ไม่มีอะไรค้างอยู่ ระบบจะแสดงเองเมื่อมีเรื่องใหม่',
    group: {
      proposals: {
        title: 'ข้อเสนอการเผยแพร่รอคนที่สอง',
        why: 'หมดอายุเองใน 30 นาที',
      },
      'with-supervisor': {
        title: 'รอผู้กำกับพิจารณาทั้งแบบ',
        why: 'คนสองหรือสามคนอ่านไม่ตรงกัน ผู้กำกับต้องพิมพ์ทั้งแบบจากภาพ',
      },
      'in-doubt': {
        title: 'บันทึกครั้งแรกมีข้อผิดพลาด',
        why: 'ผู้บันทึกคนแรกตรวจทานเองได้ หรือผู้กำกับรับตามที่เขียนบนแบบ',
      },
      'no-second-person': {
        title: 'รอบันทึกครั้งที่สอง และไม่มีคนที่ทำได้',
        why: 'ต้องมีคนที่ไม่ได้พิมพ์และไม่เคยเห็นสิ่งที่ผู้อื่นบันทึก หรือหัวหน้าศูนย์อนุญาตในหน้าของแบบ',
      },
      'no-third-person': {
        title: 'สองครั้งไม่ตรงกัน และไม่มีคนที่สาม',
        why: 'ต้องมีคนที่ไม่ได้พิมพ์แบบนี้เข้ามาทำงาน',
      },
      corrections: {
        title: 'การแก้ไขรอคนที่สองยืนยัน',
        why: 'ต้องเป็นคนอื่นที่ไม่ใช่ผู้เสนอ',
      },
      lapsed: {
        title: 'มีคนรับไปแล้วปล่อยหมดเวลาหลายครั้ง',
        why: 'แบบนี้อาจอ่านยาก ดูภาพแล้วให้คนที่ชำนาญทำ หรือขอภาพใหม่',
      },
      unreadable: { title: 'ภาพอ่านไม่ได้', why: 'ต้องตามภาพใหม่จากหน่วย' },
      old: { title: 'ค้างนานเกิน 30 นาที', why: 'เพิ่มคน หรือยกขึ้นก่อน' },
      cases: { title: 'เรื่องที่ยังไม่มีคำสั่ง', why: 'รอคำสั่งหรือผลการพิจารณา' },
      missing: { title: 'หน่วยที่ยังไม่ได้แบบ', why: 'บันทึกสาเหตุ แล้วโทรตาม' },
    } as Readonly<Record<string, Texts>>,
    since: (age: string) => `ค้างมา ${age}`,
    atWork: (roles: string, n: string) => `ทำได้: ${roles} · อยู่ในระบบ ${n} คน`,
    people: (names: string) => `เช่น ${names}`,
    held: 'มีผู้ถืออยู่',
    lapses: (n: number) => `หมดเวลา ${n} ครั้ง`,
    doNow: 'รับไปทำเดี๋ยวนี้',
    raise: 'ยกขึ้นก่อน',
    raised: 'ยกขึ้นก่อนแล้ว',
    open: 'เปิดแบบ',
    takeAway: 'ดึงคืนเข้าคิว',
    takeAwayWhy: 'ทำไมจึงดึงแบบนี้คืน (ผู้ถือจะส่งแบบนี้ไม่ได้อีก)',
    follow: 'ตามภาพใหม่',
    askPeople: 'ประกาศขอคน',
    confirm: 'ดูและยืนยัน',
    own: 'คุณเป็นผู้เสนอ ต้องให้คนอื่นยืนยัน',
    toMissing: 'ไปที่รายการ',
    toCase: 'เปิดเรื่อง',
    toPublication: 'ไปที่การเผยแพร่',
    missingLine: (n: string, of: string) => `${n} จาก ${of} หน่วย`,
    more: (n: string) => `ดูอีก ${n} รายการ`,
    capped: 'แสดง 500 รายการที่ค้างนานที่สุด',
    centre: (id: string) => `ศูนย์ ${id}`,
    expires: (time: string) => `หมดอายุ ${time}`,
  },
  {
    title: 'What needs me',
    intro: 'What does not move on by itself, the most urgent first',
    nothing: 'Nothing waits for you. New matters appear here by themselves.',
    group: {
      proposals: {
        title: 'Publication proposals wait for a second person',
        why: 'They expire after 30 minutes.',
      },
      'with-supervisor': {
        title: 'With the supervisor',
        why: 'Two or three people read it differently. A supervisor types the whole form from the photo.',
      },
      'in-doubt': {
        title: 'The first entry has errors',
        why: 'Its typist looks again, or a supervisor takes the form as written.',
      },
      'no-second-person': {
        title: 'A second entry is due, and nobody is there for it',
        why: 'It takes somebody who neither typed it nor saw what others typed; or a head gives leave on the page of the form',
      },
      'no-third-person': {
        title: 'Two entries differ, and there is no third person',
        why: 'Somebody who has not typed this form must come to work.',
      },
      corrections: {
        title: 'Corrections wait for a second person',
        why: 'It must be somebody else than the proposer.',
      },
      lapsed: {
        title: 'Taken and let go several times',
        why: 'The form may be hard to read: look at the photo, give it to somebody skilled, or ask for a new photo.',
      },
      unreadable: { title: 'Photos that cannot be read', why: 'A new photo must come from the unit.' },
      old: { title: 'Waiting for more than 30 minutes', why: 'More people, or raise it.' },
      cases: { title: 'Cases without an order', why: 'They wait for an order or a ruling.' },
      missing: { title: 'Missing units', why: 'Say why, and call.' },
    },
    since: (age) => `for ${age}`,
    atWork: (roles, n) => `Who can act: ${roles} · ${n} at work`,
    people: (names) => `e.g. ${names}`,
    held: 'Somebody holds it',
    lapses: (n) => `ran out ${n} times`,
    doNow: 'Do it now',
    raise: 'Raise it',
    raised: 'Raised',
    open: 'Open the form',
    takeAway: 'Take it back',
    takeAwayWhy: 'Why it is taken away (who holds it can no longer hand it in)',
    follow: 'Follow it up',
    askPeople: 'Ask for people',
    confirm: 'Look and confirm',
    own: 'You proposed it: somebody else must confirm',
    toMissing: 'To the list',
    toCase: 'Open the case',
    toPublication: 'To publication',
    missingLine: (n, of) => `${n} of ${of} units`,
    more: (n) => `Show ${n} more`,
    capped: 'The 500 that have waited longest',
    centre: (id) => `Centre ${id}`,
    expires: (time) => `expires ${time}`,
  },
);
