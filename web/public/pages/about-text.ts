import type { Bilingual } from '../../../src/basics/bilingual.ts';

interface Section {
  readonly id: string;
  readonly title: Bilingual;
  readonly paragraphs: readonly Bilingual[];
}

/** The method in plain words. Says only what the system does. */
export const aboutText: readonly Section[] = [
  {
    id: 'way',
    title: { th: 'จากกระดาษถึงหน้าจอ', en: 'From paper to screen' },
    paragraphs: [
      {
        th: 'กรรมการประจำหน่วยเลือกตั้งนับคะแนนและลงนามในแบบรายงานผล แบบนั้นถูกถ่ายภาพส่งเข้าศูนย์รวมคะแนน คนสองคนพิมพ์ตัวเลขจากภาพโดยไม่เห็นของกันและกัน ถ้าตรงกันจึงรับ ถ้าไม่ตรงคนที่สามเป็นผู้ตัดสินเฉพาะช่องที่ต่างกัน',
        en: 'The committee of a station counts and signs the form. A photo of it goes to the score centre. Two people type the figures from the photo without seeing each other’s work. If they agree the form is accepted; if not, a third person decides the places that differ.',
      },
      {
        th: 'ระบบบันทึกตามที่เขียนบนแบบ ไม่แก้แบบให้ถูก ถ้าตัวเลขขัดกัน หน้าของหน่วยจะบอกไว้',
        en: 'The system records what the form says and never repairs it. Where figures contradict each other, the page of the unit says so.',
      },
    ],
  },
  {
    id: 'differ',
    title: { th: 'บัตรทุกใบมาจากหน่วยชุดเดียวกัน', en: 'All ballots come from the same units' },
    paragraphs: [
      {
        th: 'หน่วยหนึ่งจะเข้าผลรวมเมื่อรับแบบของบัตรทุกประเภทครบแล้วเท่านั้น จำนวนหน่วยที่แสดงของบัตรแต่ละประเภทจึงเท่ากันเสมอ หน่วยที่ได้แบบไม่ครบทุกบัตรมีรายชื่ออยู่ในหน้าเขต',
        en: 'A unit enters the totals only when the forms of all its ballots are accepted, so the number of units shown is always the same for each ballot. Units that await the form of another ballot are listed on the page of their constituency.',
      },
      {
        th: 'จำนวนบัตรที่นับของสองประเภทยังต่างกันได้ เพราะผู้มีสิทธิบางคนได้รับหรือหย่อนบัตรไม่ครบทุกใบ และเพราะบางแบบกรอกผิด ความต่างของแต่ละหน่วยดูได้ในหน้าของหน่วยนั้น',
        en: 'The numbers of ballots counted can still differ, because some voters do not receive or cast every ballot, and because some forms contain mistakes. The page of each unit shows its own difference.',
      },
    ],
  },
  {
    id: 'cap',
    title: { th: 'เพดานการแสดงผลก่อนรับรอง', en: 'The cap before certification' },
    paragraphs: [
      {
        th: 'ถ้าชุดข้อมูลการเลือกตั้งกำหนดเพดาน ระบบจะแสดงหน่วยเลือกตั้งของแต่ละเขตตามลำดับที่เข้าบัญชีบันทึกจนถึงเพดาน หน่วยที่เหลือขึ้นเป็น “รับแล้ว ยังไม่แสดง” พร้อมรายชื่อ เพดานนับเป็นหน่วย ไม่ใช่คะแนน จึงตัดบัตรทุกใบพร้อมกัน',
        en: 'Where the election package sets a cap, the stations of each constituency are shown in the order of the ledger up to the cap. The others are listed by name as “received, not shown”. The cap counts stations, not votes, so it holds all ballots of a station together.',
      },
    ],
  },
  {
    id: 'percent',
    title: { th: 'ร้อยละคิดจากอะไร', en: 'What percentages are of' },
    paragraphs: [
      {
        th: 'ร้อยละของผู้สมัครและของคำตอบคิดจากบัตรดี ร้อยละของพรรคคิดจากคะแนนของทุกพรรครวมกัน ร้อยละการมาใช้สิทธิคิดจากผู้มาแสดงตน (ข้อ 1.2) หารด้วยผู้มีสิทธิตามบัญชี (ข้อ 1.1) เฉพาะหน่วยเลือกตั้งที่แสดงแล้ว ปัดเป็นทศนิยมสองตำแหน่ง',
        en: 'Percentages of candidates and answers are of valid ballots; those of parties are of the votes of all parties together. Turnout is voters present (1.2) divided by voters on the roll (1.1), of the polling stations shown only. They are rounded to two decimals.',
      },
      {
        th: 'ร้อยละความคืบหน้าปัดลงเสมอ และไม่แสดง 100 % จนกว่าจะรับรองผล',
        en: 'Progress is always rounded down, and never shows 100% before the result is certified.',
      },
      {
        th: 'บัตรล่วงหน้าในเขต นอกเขต นอกราชอาณาจักร และที่เลือกตั้งกลาง เป็นบรรทัดของตัวเองเสมอ เพราะแบบเหล่านี้ไม่มีบัญชีรายชื่อและไม่มีจำนวนผู้มาแสดงตน',
        en: 'Advance votes (inside, outside, overseas) and central places always have a line of their own, because their forms carry no roll and no number of voters present.',
      },
    ],
  },
  {
    id: 'states',
    title: { th: 'นำ ชนะแน่ และรับรอง ต่างกันอย่างไร', en: 'Leading, decided, certified' },
    paragraphs: [
      {
        th: 'แผนที่ใส่สีของผู้นำเมื่อแสดงแล้วอย่างน้อยร้อยละ 35 ของหน่วยเลือกตั้งในเขต “นำ” คือมีคะแนนมากที่สุดในหน่วยที่แสดง ยังเปลี่ยนได้ “ชนะแน่ทางคณิตศาสตร์” คือแม้ผู้มีสิทธิทุกคนในหน่วยที่ยังไม่แสดงจะเลือกคนอื่น ลำดับก็ไม่เปลี่ยน “รับรองแล้ว” คือคณะกรรมการการเลือกตั้งประกาศรับรอง ผู้ชนะต้องได้คะแนนมากกว่าบัตรไม่เลือกผู้ใด ถ้าคะแนนเท่ากันต้องจับสลาก',
        en: 'The map takes the colour of the leader once at least 35% of the stations of the constituency are shown. “Leading” means most votes in the units shown; it can change. “Decided” means that the order stays even if every registered voter of the units not shown chose somebody else. “Certified” means that the authority has announced it. A winner needs more votes than the no-vote ballots. Equal votes are decided by lot.',
      },
      {
        th: 'พรรคที่มีสีใกล้เคียงกัน รวมถึงในสายตาของผู้ที่เห็นสีได้ไม่ครบ จะแยกกันด้วยลายบนสี พรรคที่เล็กกว่าเป็นพรรคที่มีลาย ดูจากที่นั่งในสภาชุดก่อน แล้วจึงดูจำนวนผู้สมัคร ลายเหมือนเดิมทุกหน้าตั้งแต่รอบแรกถึงรอบสุดท้าย',
        en: 'Parties with like colours, also to people who see fewer colours, are told apart by lines over the colour. The smaller one has them: first by seats in the House before, then by candidates. They stay the same on every page, from the first cut to the last.',
      },
    ],
  },
  {
    id: 'corrections',
    title: { th: 'การแก้ไข', en: 'Corrections' },
    paragraphs: [
      {
        th: 'ตัวเลขที่เผยแพร่แล้วไม่ถูกลบหรือแก้ทับ การแก้ไขคือฉบับใหม่ที่มีเหตุผล ทุกฉบับอยู่ในหน้าของหน่วย และทุกการเปลี่ยนอยู่ในหน้า “การแก้ไข”',
        en: 'A published figure is never deleted or overwritten. A correction is a new version with a reason; all versions stand on the page of the unit, and every change on the page “Corrections”.',
      },
    ],
  },
  {
    id: 'check',
    title: { th: 'ตรวจเองได้', en: 'Check it yourself' },
    paragraphs: [
      {
        th: 'ทุกหน้าและทุกไฟล์มีเลขรอบเผยแพร่ เวลา และรหัสชุดข้อมูลเดียวกัน ไฟล์ CSV หนึ่งแถวต่อหนึ่งแบบให้ทุกคนรวมคะแนนใหม่ทั้งหมดได้ และภาพแบบทุกภาพมีรหัส SHA-256 ให้เทียบ',
        en: 'Every page and every file of a cut carries the same cut number, time and package hash. A CSV file with one row per form lets anybody add everything up again, and every photo has its SHA-256 to compare.',
      },
    ],
  },
];
