import type { Bilingual } from '../../src/basics/bilingual.ts';
import type { RuleCode } from '../../src/election/model.ts';

/** What each rule found, in plain words for the public (domain 2.5). */
export const RULE_WORDS: Readonly<Record<RuleCode, Bilingual>> = {
  C1: {
    th: 'บัตรที่ได้รับไม่เท่ากับบัตรที่ใช้รวมบัตรที่เหลือ',
    en: 'Ballots received do not equal ballots used plus ballots left',
  },
  C2: {
    th: 'บัตรที่ใช้ไม่เท่ากับบัตรดี บัตรเสีย และบัตรไม่เลือกผู้ใดรวมกัน',
    en: 'Ballots used do not equal valid, spoiled and no-vote ballots together',
  },
  C3: {
    th: 'จำนวนผู้มาแสดงตนไม่เท่ากับจำนวนบัตรที่ใช้ กฎหมายให้ตรวจสอบ',
    en: 'Voters present and ballots used differ; the law asks for an inquiry',
  },
  C4: { th: 'ผู้มาแสดงตนมากกว่าผู้มีสิทธิตามบัญชี', en: 'More voters present than names on the roll' },
  C5: {
    th: 'คะแนนรวมของทุกหมายเลขไม่เท่ากับบัตรดี',
    en: 'The scores together do not equal the valid ballots',
  },
  C6: { th: 'ตัวเลขกับตัวอักษรไม่ตรงกัน', en: 'Digits and words differ' },
  C7: {
    th: 'หมายเลขบนแบบไม่ตรงกับบัญชีผู้สมัคร',
    en: 'The numbers on the form do not match the list of candidates',
  },
  C8: {
    th: 'บางช่องว่าง อ่านไม่ออก หรือเกินจำนวนบัตรที่ได้รับ',
    en: 'A place is blank, illegible or larger than the ballots received',
  },
  C9: {
    th: 'บัตรที่ได้รับมากกว่าผู้มีสิทธิตามบัญชี (เป็นเรื่องปกติ)',
    en: 'More ballots received than names on the roll (this is usual)',
  },
  C10: {
    th: 'บัตรที่ได้รับไม่เต็มเล่ม',
    en: 'Ballots received are not a whole number of books',
  },
  C11: {
    th: 'ผู้มีสิทธิในแบบของบัตรแต่ละประเภทไม่เท่ากัน',
    en: 'The roll differs between the forms of the unit’s ballots',
  },
  C12: {
    th: 'ผู้มาแสดงตนหรือบัตรที่ใช้ในแบบของบัตรแต่ละประเภทไม่เท่ากัน',
    en: 'Voters present or ballots used differ between the forms of the unit’s ballots',
  },
  C13: { th: 'ลายมือชื่อไม่ครบ หรือแบบมาไม่ครบหน้า', en: 'Signatures or pages are missing' },
  C14: { th: 'มีแบบของหน่วยและบัตรนี้อยู่แล้ว', en: 'There is already a form for this unit and ballot' },
  C15: {
    th: 'แบบสรุป: ผลรวมผู้มาใช้สิทธิไม่ตรงกับส่วนย่อย',
    en: 'Summary form: the voters do not add up from their parts',
  },
  C16: {
    th: 'แบบสรุป: ผลรวมบัตรไม่ตรงกับส่วนย่อย',
    en: 'Summary form: the ballots do not add up from their parts',
  },
  C17: { th: 'แบบสรุปไม่ตรงกับผลรวมของหน่วย', en: 'The summary form differs from the sum of the units' },
  C18: {
    th: 'ผู้มีสิทธิบนแบบไม่ตรงกับจำนวนที่ประกาศไว้',
    en: 'The roll on the form differs from the published number',
  },
  C19: { th: 'ผลรวมระหว่างระดับพื้นที่ไม่ตรงกัน', en: 'Totals of two levels of area differ' },
  C20: {
    th: 'คะแนนรวมไม่อยู่ในช่วงที่เป็นไปได้ของบัตรที่เลือกได้หลายคน',
    en: 'The scores are outside what ballots with several marks allow',
  },
  C21: { th: 'ไม่มีภาพแบบที่ตรงกับหน่วยและบัตรนี้', en: 'No photo matches this unit and ballot' },
  C22: {
    th: 'ตัวเลขผิดไปจากหน่วยอื่นมาก จึงดูซ้ำแล้ว',
    en: 'The figures are unusual compared with other units, so they were looked at again',
  },
};

/** What the typist should look at on the paper when a rule asks. */
export const LOOK_AT: Partial<Readonly<Record<RuleCode, Bilingual>>> = {
  C1: {
    th: 'ข้อ 2.1 2.2 และ 2.3 อ่านทีละหลัก โดยเฉพาะ 1 กับ 7 และ 3 กับ 8',
    en: 'Places 2.1, 2.2 and 2.3, digit by digit: 1 and 7, 3 and 8 are easily taken for each other.',
  },
  C2: {
    th: 'ข้อ 2.2 และข้อย่อย 2.2.1 ถึง 2.2.3',
    en: 'Place 2.2 and its parts 2.2.1 to 2.2.3.',
  },
  C3: {
    th: 'ข้อ 1.2 และ 2.2 แล้วดูหมายเหตุท้ายแบบว่าเขียนเหตุไว้หรือไม่',
    en: 'Places 1.2 and 2.2, then the remarks at the end of the form: is a reason given?',
  },
  C4: { th: 'ข้อ 1.1 และ 1.2 อาจสลับบรรทัด', en: 'Places 1.1 and 1.2: they may be exchanged.' },
  C5: {
    th: 'ช่องรวมคะแนนทั้งสิ้น บัตรดี (2.2.1) และแถวคะแนน ดูว่าพิมพ์เลื่อนแถวหรือไม่',
    en: 'The grand total, the good ballots (2.2.1), and the scores: is one typed in the wrong row?',
  },
  C6: { th: 'ตัวอักษรในวงเล็บข้างตัวเลข', en: 'The words in brackets beside the digits.' },
  C8: {
    th: 'ช่องที่ระบายสี อ่านทีละหลัก และดูว่าแบบเว้นว่างหรือเขียนไว้จริง',
    en: 'The coloured places, digit by digit: is the form really blank there, or is something written?',
  },
  C11: { th: 'ข้อ 1.1 บนแบบใบนี้', en: 'Place 1.1 on this form.' },
  C12: {
    th: 'ข้อ 1.2 และ 2.2 บนแบบใบนี้ และหมายเหตุท้ายแบบ',
    en: 'Places 1.2 and 2.2 on this form, and its remarks.',
  },
  C13: { th: 'นับลายมือชื่อท้ายแบบอีกครั้ง', en: 'Count the signatures at the end of the form again.' },
  C20: { th: 'บัตรดี และแถวคะแนนทุกแถว', en: 'The good ballots and every score.' },
  C22: { th: 'ช่องที่ระบายสี อ่านทีละหลัก', en: 'The coloured places, digit by digit.' },
};
