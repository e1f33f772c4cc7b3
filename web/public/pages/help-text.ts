import type { Bilingual } from '../../../src/basics/bilingual.ts';

interface Term {
  readonly term: Bilingual;
  readonly text: Bilingual;
}

/** Words of the site that a reader may not know. */
export const GLOSSARY: readonly Term[] = [
  {
    term: { th: 'หน่วยเลือกตั้ง', en: 'Polling station' },
    text: {
      th: 'ที่ลงคะแนนของผู้มีสิทธิราวไม่เกินพันคน นับคะแนนเสร็จในหน่วย แล้วปิดประกาศผลไว้หน้าหน่วย',
      en: 'Where up to about a thousand voters vote. Its ballots are counted there, and the result is posted at its door.',
    },
  },
  {
    term: { th: 'แบบรายงานผลการนับคะแนน', en: 'Return' },
    text: {
      th: 'แบบที่กรรมการประจำหน่วยกรอกและลงนามหลังนับคะแนน เช่น ส.ส. 5/18 ตัวเลขทุกตัวในเว็บนี้มาจากแบบเหล่านี้',
      en: 'The form that the committee of a station fills in and signs after the count, such as 5/18. Every figure of this site comes from these forms.',
    },
  },
  {
    term: { th: 'บัตรดี บัตรเสีย ไม่เลือกผู้ใด', en: 'Valid, spoiled, no vote' },
    text: {
      th: 'บัตรดีคือบัตรที่นับเป็นคะแนน บัตรเสียคือบัตรที่ใช้ไม่ได้ ไม่เลือกผู้ใดคือบัตรที่กาช่องไม่เลือกผู้สมัครหรือพรรคใด สามอย่างรวมกันคือบัตรที่ใช้',
      en: 'A valid ballot counts for somebody. A spoiled one does not count. A no-vote ballot is marked for nobody on purpose. The three together are the ballots used.',
    },
  },
  {
    term: { th: 'รอบเผยแพร่', en: 'Cut' },
    text: {
      th: 'ภาพรวมของผลทั้งหมด ณ เวลาหนึ่ง มีเลขเรียงกันไม่ขาด ทุกหน้าและทุกไฟล์ของรอบเดียวกันตรงกันเสมอ',
      en: 'The whole result at one moment, numbered without gaps. All pages and files of a cut always agree.',
    },
  },
  {
    term: { th: 'บัญชีบันทึก', en: 'Ledger' },
    text: {
      th: 'รายการเหตุการณ์ทั้งหมดที่เพิ่มได้อย่างเดียว แก้หรือลบไม่ได้โดยไม่มีใครเห็น ลำดับที่ในบัญชีคือที่ของเหตุการณ์นั้น',
      en: 'The list of everything that happened. It only grows: nothing in it can be changed or removed unseen. A place in the ledger is the number of an entry.',
    },
  },
  {
    term: { th: 'SHA-256', en: 'SHA-256' },
    text: {
      th: 'ลายนิ้วมือของไฟล์ ถ้าไฟล์เปลี่ยนแม้จุดเดียว ลายนิ้วมือจะไม่ตรง จึงใช้ตรวจได้ว่าภาพหรือไฟล์เป็นตัวเดียวกัน',
      en: 'A fingerprint of a file. If one dot of the file changes, the fingerprint is another one; so anybody can check that a photo or a file is the same.',
    },
  },
  {
    term: { th: 'เพดานร้อยละ 95', en: 'The 95% cap' },
    text: {
      th: 'ข้อกำหนดที่ให้แสดงผลได้ไม่เกินร้อยละหนึ่งของหน่วยในแต่ละเขตก่อนรับรอง ถ้าการเลือกตั้งนี้มีเพดาน หน่วยที่ถูกพักไว้มีรายชื่อพร้อมเหตุผลทุกหน่วย',
      en: 'A rule that no more than a share of the stations of each constituency may be shown before certification. Where this election has a cap, every unit held by it is listed with the reason.',
    },
  },
  {
    term: { th: 'บัญชีรายชื่อ', en: 'Party list' },
    text: {
      th: 'ที่นั่งที่แบ่งตามคะแนนพรรคทั้งประเทศ วิธีแบ่งคือหารด้วยคะแนนเฉลี่ยต่อที่นั่ง แล้วให้พรรคที่มีเศษมากที่สุดก่อน',
      en: 'Seats shared by the votes of parties in the whole country: votes divided by the average for one seat, then one more for the largest remainders.',
    },
  },
  {
    term: { th: 'บัตรล่วงหน้า', en: 'Advance votes' },
    text: {
      th: 'บัตรของผู้ที่ลงคะแนนก่อนวันเลือกตั้ง ในเขต นอกเขต หรือนอกราชอาณาจักร นับรวมที่เขตของผู้ลงคะแนนและเป็นบรรทัดของตัวเอง',
      en: 'Ballots cast before election day, inside or outside the constituency or abroad. They count for the voter’s constituency and have a line of their own.',
    },
  },
];

interface DataFile {
  readonly path: string;
  readonly text: Bilingual;
}

/** Where open data lie. */
export const DATA_FILES: readonly DataFile[] = [
  {
    path: '/feed/media-guide.md',
    text: {
      th: 'คู่มือสำหรับสื่อมวลชน: ไฟล์ ช่อง ความถี่ ข้อจำกัด ตัวอย่าง และสัญญาอนุญาต',
      en: 'Guide for the media: files, fields, cadence, limits, samples and licence',
    },
  },
  {
    path: '/feed/manifest.json',
    text: {
      th: 'บัญชีไฟล์ CSV ทุกระดับ พร้อมขนาดและ SHA-256',
      en: 'List of the CSV files of every level, with size and SHA-256',
    },
  },
  {
    path: '/v1/manifest.json',
    text: {
      th: 'บัญชีไฟล์ JSON: ประเทศ พื้นที่ เขต ที่นั่ง การแก้ไข',
      en: 'List of the JSON files: nation, areas, constituencies, seats, corrections',
    },
  },
  {
    path: '/v1/cut.json',
    text: {
      th: 'ไฟล์เล็กที่บอกเลขรอบเผยแพร่ล่าสุด สำหรับโปรแกรมที่ถามบ่อย',
      en: 'A small file with the number of the newest cut, for programs that ask often',
    },
  },
  {
    path: '/v1/timeline.json',
    text: {
      th: 'จุดเวลาของการนับและการเปลี่ยนผู้นำ',
      en: 'The count over time, and changes of lead',
    },
  },
  {
    path: '/v1/held.json',
    text: {
      th: 'หน่วยที่รับแล้วแต่ยังไม่แสดง พร้อมเหตุผล',
      en: 'Units that are in and not shown, with the reason',
    },
  },
  {
    path: '/bulletins/',
    text: {
      th: 'สรุปผลรายชั่วโมง หน้าเดียว (PDF) ทั้งประเทศและรายจังหวัด',
      en: 'Hourly bulletins on one page (PDF), for the country and each province',
    },
  },
  {
    path: '/v1/tickets.json',
    text: {
      th: 'เรื่องที่ประชาชนแจ้งว่าประกาศหน้าหน่วยไม่ตรง พร้อมคำตอบ',
      en: 'Reports of readers whose posted notice differs, with the answers',
    },
  },
  {
    path: '/v1/corrections.json',
    text: {
      th: 'การแก้ไขทุกครั้ง ก่อนและหลัง',
      en: 'Every correction, before and after',
    },
  },
  {
    path: '/v1/checkpoint',
    text: {
      th: 'ขนาดและรากของบัญชีบันทึก ลงลายมือชื่ออิเล็กทรอนิกส์ (ตรวจด้วย /v1/key.txt)',
      en: 'Size and root of the ledger, signed (check with /v1/key.txt)',
    },
  },
  {
    path: '/v1/package/index.json',
    text: {
      th: 'ชุดข้อมูลการเลือกตั้ง: พื้นที่ หน่วย ผู้สมัคร พรรค แบบ',
      en: 'The election package: areas, units, candidates, parties, forms',
    },
  },
];
