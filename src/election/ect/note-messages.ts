import type { Bilingual } from '../../basics/bilingual.ts';
import type { NoteCode } from './notes.ts';

const TEXTS: Record<NoteCode, Bilingual> = {
  'missing-file': { th: 'ไม่พบไฟล์', en: 'The file is missing' },
  'not-utf8': { th: 'ไฟล์ไม่ใช่ UTF-8', en: 'The file is not UTF-8' },
  'not-json': { th: 'ไฟล์ไม่ใช่ JSON ที่ถูกต้อง', en: 'The file is not valid JSON' },
  'wrong-shape': {
    th: 'โครงสร้างข้อมูลไม่ตรงกับแบบของ ECT Report',
    en: 'The data are not shaped as in ECT Report',
  },
  'bad-csv': { th: 'แถว CSV อ่านไม่ได้ จึงไม่ได้นำเข้า', en: 'CSV rows cannot be read and were left out' },
  'missing-column': { th: 'ไม่มีคอลัมน์ที่ต้องใช้', en: 'A column that is needed is missing' },
  'byte-order-mark': {
    th: 'ไฟล์ขึ้นต้นด้วย byte-order mark ข้ามไปแล้ว',
    en: 'The file begins with a byte-order mark; it was skipped',
  },
  crlf: { th: 'ไฟล์ใช้ CR LF ท้ายบรรทัด อ่านได้ตามปกติ', en: 'The file has CR LF line ends; read as usual' },
  'string-number': {
    th: 'ตัวเลขเขียนเป็นข้อความ อ่านเป็นตัวเลขแล้ว',
    en: 'Numbers are written as strings; read as numbers',
  },
  'numeric-id': {
    th: 'รหัสเขียนเป็นตัวเลข อ่านเป็นข้อความแล้ว',
    en: 'Ids are written as numbers; read as texts',
  },
  'missing-id': { th: 'รายการไม่มีรหัส จึงไม่ได้นำเข้า', en: 'Records without an id were left out' },
  'bad-id': {
    th: 'รหัสใช้เป็นชื่อไฟล์ไม่ได้ จึงไม่ได้นำเข้า',
    en: 'Records whose id is not safe as a file name were left out',
  },
  'duplicate-id': {
    th: 'รหัสซ้ำ เก็บรายการแรกเท่านั้น',
    en: 'Ids appear twice; only the first record was kept',
  },
  'duplicate-number': {
    th: 'หมายเลขผู้สมัครซ้ำกันในเขตเดียวกัน เก็บไว้ทั้งคู่ ต้องแก้ไขก่อนใช้',
    en: 'Two candidates of a contest have one number; both were kept, correct this before use',
  },
  'number-mismatch': {
    th: 'หมายเลขไม่ตรงกับรหัสผู้สมัคร ใช้หมายเลขจากช่องหมายเลข',
    en: 'The number differs from the one in the candidate id; the number field was used',
  },
  'text-cleaned': {
    th: 'ลบช่องว่างหรืออักขระควบคุมออก หรือแปลงเป็น NFC',
    en: 'Outer spaces or control characters were removed, or letters put into form NFC',
  },
  'text-missing': {
    th: 'ไม่มีชื่อ ใช้รหัสแทน',
    en: 'There is no name; the id stands in its place',
  },
  'bad-url': { th: 'ที่อยู่รูปภาพใช้ไม่ได้ จึงเว้นว่าง', en: 'Image addresses cannot be used and were left empty' },
  'bad-colour': { th: 'สีของพรรคใช้ไม่ได้ ใช้สีเทาแทน', en: 'Party colours cannot be read; grey was used' },
  'empty-zone': {
    th: 'ไม่มีคำบรรยายพื้นที่ของเขต (เช่น จังหวัดที่มีเขตเดียว)',
    en: 'Constituencies have no text of what they hold (e.g. provinces with one constituency)',
  },
  'unknown-province': {
    th: 'เขตอ้างถึงจังหวัดที่ไม่มีในไฟล์จังหวัด จึงไม่ได้นำเข้า',
    en: 'Constituencies name a province that the province file lacks; left out',
  },
  'empty-province': { th: 'จังหวัดไม่มีเขตเลือกตั้ง', en: 'Provinces have no constituency' },
  'phantom-constituency': {
    th: 'เขตหมายเลข 0 ไม่ใช่เขตเลือกตั้งจริง ไม่มีการเลือกตั้งแบบแบ่งเขต',
    en: 'Constituency number 0 is no real constituency: no constituency contest was made',
  },
  'party-without-list': {
    th: 'พรรคไม่มีหมายเลขบัญชีรายชื่อ จึงไม่อยู่ในบัตรบัญชีรายชื่อ',
    en: 'Parties have no list number: they are not on the party-list ballot',
  },
  'duplicate-list-number': {
    th: 'หมายเลขบัญชีรายชื่อซ้ำกัน ต้องแก้ไขก่อนใช้',
    en: 'Two parties have one list number; correct this before use',
  },
  'list-size-unknown': {
    th: 'ไม่ทราบจำนวนผู้สมัครในบัญชีรายชื่อ ใช้ 100',
    en: 'The number of names on the list is not known; 100 was used',
  },
  'null-party': {
    th: 'ผู้สมัครไม่มีพรรคในไฟล์ นำเข้าโดยไม่มีพรรค',
    en: 'Candidates have no party in the file; kept without a party',
  },
  'unknown-party': {
    th: 'ผู้สมัครอ้างถึงพรรคที่ไม่มีในไฟล์พรรค นำเข้าโดยไม่มีพรรค',
    en: 'Candidates name a party that the party file lacks; kept without a party',
  },
  withdrawn: {
    th: 'ผู้สมัครไม่มีบรรทัดในผลคะแนน ถือว่าถอนตัวหรือขาดสิทธิ หมายเลขว่างไว้',
    en: 'Candidates have no line in the results: taken as withdrawn, their numbers stay unused',
  },
  'status-unknown': {
    th: 'ไฟล์อ้างอิงไม่บอกสถานะผู้สมัคร ถือว่าทุกคนยังเป็นผู้สมัคร (ใช้ stats_cons.json หรือ --candidates เพื่อบอกผู้ถอนตัว)',
    en: 'Reference files carry no status: everybody was taken as standing (give stats_cons.json or --candidates to tell who withdrew)',
  },
  'result-without-candidate': {
    th: 'ผลคะแนนมีผู้สมัครที่ไม่มีในไฟล์ผู้สมัคร',
    en: 'The results hold candidates whom the candidate file lacks',
  },
  'candidate-without-constituency': {
    th: 'ผู้สมัครอยู่ในเขตที่ไม่มี จึงไม่ได้นำเข้า',
    en: 'Candidates of a constituency that does not exist were left out',
  },
  'constituency-without-candidates': { th: 'เขตไม่มีผู้สมัคร', en: 'Constituencies have no candidates' },
  'registered-missing': {
    th: 'ไม่มีจำนวนผู้มีสิทธิเลือกตั้งในไฟล์',
    en: 'The number of registered voters is missing',
  },
  'registered-totals-differ': {
    th: 'ยอดผู้มีสิทธิเลือกตั้งจากสองแหล่งไม่เท่ากัน เก็บยอดของไฟล์อ้างอิง',
    en: 'Two totals of registered voters differ; the one of the reference files was kept',
  },
  'station-totals-differ': {
    th: 'จำนวนหน่วยเลือกตั้งจากสองแหล่งไม่เท่ากัน เก็บยอดของไฟล์อ้างอิงและหน่วยทุกหน่วยในรายชื่อ',
    en: 'Two station totals differ; the reference total and every unit of the list were kept',
  },
  'unknown-unit-kind': {
    th: 'ไม่รู้จักประเภทหน่วย จึงไม่ได้นำเข้า',
    en: 'Units of an unknown kind were left out',
  },
  'unit-without-constituency': {
    th: 'หน่วยอยู่ในเขตที่ไม่มี จึงไม่ได้นำเข้า',
    en: 'Units of a constituency that does not exist were left out',
  },
  'unit-bad-number': {
    th: 'ตัวเลขของหน่วยอ่านไม่ได้ ถือว่าไม่ทราบ',
    en: 'Numbers of units cannot be read and were taken as unknown',
  },
  'unit-without-sub-district': {
    th: 'หน่วยไม่มีรหัสตำบล (พื้นที่เป็นเทศบาล) เก็บไว้ในระดับอำเภอ',
    en: 'Stations have no sub-district code (a municipality); kept in their district',
  },
  'sub-district-names-differ': {
    th: 'ตำบลเดียวกันมีหลายชื่อ ใช้ชื่อแรก',
    en: 'A sub-district has several names; the first was used',
  },
  'district-name-derived': {
    th: 'ชื่ออำเภออ่านจากคำบรรยายเขต ตรวจทานหรือใช้ --areas',
    en: 'District names were read from the texts of constituencies; check them or give --areas',
  },
  'district-name-unknown': {
    th: 'ไม่ทราบชื่ออำเภอ ใช้รหัสแทน แนะนำให้ใช้ --areas',
    en: 'District names are not known; codes stand in their place. Give --areas for exact names',
  },
  'referendum-several-questions': {
    th: 'ประชามติมีหลายคำถาม แยกเป็นบัตรละคำถาม',
    en: 'The referendum has several questions: one ballot for each',
  },
  'referendum-abstain-answer': {
    th: 'คำตอบ "ไม่แสดงความคิดเห็น" นับในช่องไม่เลือก ไม่ใช่ตัวเลือก',
    en: 'The answer "no opinion" is counted as no vote, not as a choice',
  },
};

const SHOWN = 5;

/** The text of a note with the number of places and the first few of them. */
export function noteMessage(code: NoteCode, places: readonly string[]): Bilingual {
  const text = TEXTS[code];
  if (places.length === 0) return { th: text.th, en: `${text.en}.` };
  const some = places.slice(0, SHOWN).join(', ') + (places.length > SHOWN ? ', …' : '');
  return { th: `${text.th} (${places.length}: ${some})`, en: `${text.en} (${places.length}: ${some}).` };
}
