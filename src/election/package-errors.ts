import type { Bilingual } from '../basics/bilingual.ts';

export const PACKAGE_ERROR_CODES = [
  'missing-file',
  'file-too-large',
  'not-utf8',
  'not-json',
  'wrong-type',
  'missing-key',
  'unknown-key',
  'unsupported-version',
  'empty-file',
  'missing-column',
  'unknown-column',
  'duplicate-column',
  'bad-quoting',
  'wrong-cell-count',
  'too-many-rows',
  'empty-value',
  'too-long',
  'control-character',
  'not-nfc',
  'outer-space',
  'bad-id',
  'duplicate',
  'bad-number',
  'thai-digits',
  'out-of-range',
  'bad-word',
  'bad-time',
  'bad-date',
  'bad-colour',
  'bad-url',
  'bad-parameters',
  'unknown-reference',
  'wrong-reference-kind',
  'mismatched-areas',
  'cyclic-parent',
  'no-nation',
  'several-nations',
  'overlapping-contests',
  'overlapping-forms',
  'too-many-errors',
] as const;
export type PackageErrorCode = (typeof PACKAGE_ERROR_CODES)[number];

/** One thing that is wrong in a package: where, a closed code, and what to do about it. */
export interface PackageError {
  readonly file: string;
  /** Line of the file from 1; null when the error concerns the whole file. */
  readonly line: number | null;
  /** Column of a table or dotted path in the manifest; null when the error concerns no single field. */
  readonly field: string | null;
  readonly code: PackageErrorCode;
  readonly message: Bilingual;
}

/** What an error's message tells: the offending value, and what was allowed instead. */
export interface ErrorFacts {
  readonly value?: string | number;
  readonly allowed?: string | number;
}

const SHOWN = 60;

function shown(value: string | number | undefined): string {
  const text = JSON.stringify(String(value ?? ''));
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…"`;
}

/** The message of an error, in both languages. */
export function errorMessage(code: PackageErrorCode, field: string | null, facts: ErrorFacts): Bilingual {
  const value = shown(facts.value);
  const allowed = String(facts.allowed ?? '');
  const name = field ?? '';
  const m = (th: string, en: string): Bilingual => ({ th, en });
  switch (code) {
    case 'missing-file':
      return m('ไม่พบไฟล์นี้ในชุดข้อมูล กรุณาเพิ่มไฟล์', 'The package lacks this file. Add it.');
    case 'file-too-large':
      return m(
        `ไฟล์ใหญ่ ${facts.value} ไบต์ เกินเพดาน ${allowed} ไบต์ กรุณาตรวจว่าเป็นไฟล์ที่ถูกต้อง`,
        `The file has ${facts.value} bytes; at most ${allowed} are allowed. Check that it is the right file.`,
      );
    case 'not-utf8':
      return m(
        'ข้อความไม่ใช่ UTF-8 กรุณาบันทึกไฟล์ใหม่เป็น UTF-8',
        'The text is not UTF-8. Save the file again as UTF-8.',
      );
    case 'not-json':
      return m(`ไม่ใช่ JSON ที่ถูกต้อง: ${value}`, `This is not valid JSON: ${value}. Correct it.`);
    case 'wrong-type':
      return m(`${name} ต้องเป็น ${allowed}`, `${name} must be ${allowed}.`);
    case 'missing-key':
      return m(`ไม่พบ ${name} กรุณาเพิ่ม`, `${name} is missing. Add it.`);
    case 'unknown-key':
      return m(
        `ไม่รู้จัก ${name} กรุณาลบออกหรือแก้ตัวสะกด`,
        `${name} is not known. Remove it or correct its spelling.`,
      );
    case 'unsupported-version':
      return m(
        `รุ่นของชุดข้อมูล ${value} ไม่รองรับ ต้องเป็น ${allowed}`,
        `Package format ${value} is not supported; it must be ${allowed}.`,
      );
    case 'empty-file':
      return m('ไฟล์ว่าง ต้องมีบรรทัดหัวคอลัมน์', 'The file is empty. Its first line must name the columns.');
    case 'missing-column':
      return m(`ไม่มีคอลัมน์ ${name} กรุณาเพิ่ม`, `Column ${name} is missing. Add it.`);
    case 'unknown-column':
      return m(
        `ไม่รู้จักคอลัมน์ ${value} คอลัมน์ที่ใช้ได้คือ ${allowed}`,
        `Column ${value} is not known. The columns are ${allowed}.`,
      );
    case 'duplicate-column':
      return m(`คอลัมน์ ${name} มีซ้ำ กรุณาลบออก`, `Column ${name} appears twice. Remove one.`);
    case 'bad-quoting':
      return m(
        'เครื่องหมายคำพูดไม่ครบคู่หรืออยู่ผิดที่ กรุณาแก้บรรทัดนี้',
        'A double quote is not closed or stands inside a cell. Correct this line.',
      );
    case 'wrong-cell-count':
      return m(
        `บรรทัดนี้มี ${facts.value} ช่อง ต้องมี ${allowed} ช่อง`,
        `This line has ${facts.value} cells; it must have ${allowed}.`,
      );
    case 'too-many-rows':
      return m(
        `มี ${facts.value} แถว เกินเพดาน ${allowed} แถว ไม่ได้อ่านส่วนที่เกิน`,
        `There are ${facts.value} rows; at most ${allowed} are allowed. The rest was not read.`,
      );
    case 'empty-value':
      return m(`${name} ว่าง กรุณากรอก`, `${name} is empty. Fill it in.`);
    case 'too-long':
      return m(
        `${name} ยาว ${facts.value} ตัวอักษร เกินเพดาน ${allowed}`,
        `${name} has ${facts.value} characters; at most ${allowed} are allowed. Shorten it.`,
      );
    case 'control-character':
      return m(
        `${name} มีอักขระควบคุม (${facts.value}) กรุณาลบออก`,
        `${name} contains a control character (${facts.value}). Remove it.`,
      );
    case 'not-nfc':
      return m(
        `${name} ไม่อยู่ในรูป Unicode NFC กรุณาแปลงเป็น NFC: ${value}`,
        `${name} is not in Unicode form NFC. Convert it to NFC: ${value}.`,
      );
    case 'outer-space':
      return m(
        `${name} มีช่องว่างหน้าหรือหลังข้อความ กรุณาลบออก: ${value}`,
        `${name} begins or ends with a space. Remove it: ${value}.`,
      );
    case 'bad-id':
      return m(
        `${name} ใช้เป็นชื่อไฟล์ไม่ได้: ${value} ใช้ได้เฉพาะ A-Z a-z 0-9 . _ - ขึ้นต้นด้วยตัวอักษรหรือตัวเลข ไม่เกิน ${allowed} ตัว`,
        `${name} is not safe as a file name: ${value}. Use A-Z a-z 0-9 . _ -, begin with a letter or digit, at most ${allowed} characters.`,
      );
    case 'duplicate':
      return m(
        `${name} ซ้ำ: ${value} มีแล้วที่บรรทัด ${allowed}`,
        `${name} ${value} is already on line ${allowed}. Each must be unique (capital and small letters count as equal).`,
      );
    case 'bad-number':
      return m(
        `${name} ต้องเป็นจำนวนเต็มตั้งแต่ 0 เขียนด้วยเลข 0-9 ไม่มีจุลภาคและไม่มีเลขศูนย์นำหน้า: ${value}`,
        `${name} must be a whole number from 0 up in digits 0-9, without commas or leading zeros: ${value}.`,
      );
    case 'thai-digits':
      return m(
        `${name} เขียนด้วยเลขไทย กรุณาเปลี่ยนเป็นเลขอารบิก 0-9: ${value}`,
        `${name} is written in Thai digits. Write it in digits 0-9: ${value}.`,
      );
    case 'out-of-range':
      return m(
        `${name} เป็น ${facts.value} ต้องอยู่ระหว่าง ${allowed}`,
        `${name} is ${facts.value}; it must be within ${allowed}.`,
      );
    case 'bad-word':
      return m(`${name} เป็น ${value} ต้องเป็น ${allowed}`, `${name} is ${value}; it must be ${allowed}.`);
    case 'bad-time':
      return m(
        `${name} ต้องเป็นเวลาพร้อมเขตเวลา เช่น 2023-05-14T17:00:00+07:00 (ปี ค.ศ.): ${value}`,
        `${name} must be a time with its offset, e.g. 2023-05-14T17:00:00+07:00 (Gregorian year): ${value}.`,
      );
    case 'bad-date':
      return m(
        `${name} ต้องเป็นวันที่ เช่น 2023-05-14 (ปี ค.ศ.): ${value}`,
        `${name} must be a date, e.g. 2023-05-14 (Gregorian year): ${value}.`,
      );
    case 'bad-colour':
      return m(`${name} ต้องเป็นสี เช่น #f47526: ${value}`, `${name} must be a colour like #f47526: ${value}.`);
    case 'bad-url':
      return m(
        `${name} ต้องว่าง หรือขึ้นต้นด้วย https:// หรือเป็นชื่อไฟล์: ${value}`,
        `${name} must be empty, begin with https:// or be a plain file path: ${value}.`,
      );
    case 'bad-parameters':
      return m(
        `${name} ต้องเป็น ชื่อ=ตัวเลข คั่นด้วยช่องว่าง เช่น tolerance=5: ${value}`,
        `${name} must be name=number pairs parted by spaces, e.g. tolerance=5: ${value}.`,
      );
    case 'unknown-reference':
      return m(
        `${name} อ้างถึง ${value} ซึ่งไม่มีใน ${allowed}`,
        `${name} refers to ${value}, which is not in ${allowed}. Correct it or add the row.`,
      );
    case 'wrong-reference-kind':
      return m(
        `${name} อ้างถึง ${value} ซึ่งผิดประเภท ต้องเป็น ${allowed}`,
        `${name} refers to ${value}, which is of the wrong kind. It must be ${allowed}.`,
      );
    case 'mismatched-areas':
      return m(
        `${name} เป็น ${value} ซึ่งไม่อยู่ใน ${allowed} เดียวกัน`,
        `${name} is ${value}, which does not lie in the same ${allowed}. Correct one of them.`,
      );
    case 'cyclic-parent':
      return m(
        `${name} ของ ${value} วนกลับมาหาตัวเอง กรุณาแก้พื้นที่แม่`,
        `The parents of ${value} lead back to itself. Correct ${name}.`,
      );
    case 'no-nation':
      return m('ไม่มีพื้นที่ประเภท nation ต้องมีหนึ่งแถว', 'There is no area of kind nation. Exactly one is needed.');
    case 'several-nations':
      return m(
        `มีพื้นที่ประเภท nation มากกว่าหนึ่ง: ${value}`,
        `There is more than one area of kind nation: ${value}. Keep one.`,
      );
    case 'overlapping-contests':
      return m(
        `บัตร ${value} มีการเลือกตั้งอื่นในพื้นที่เดียวกันหรือพื้นที่ที่ครอบอยู่แล้ว: ${allowed}`,
        `Ballot ${value} already has contest ${allowed} in this area or an area around it. A unit has one contest per ballot.`,
      );
    case 'overlapping-forms':
      return m(
        `บัตรและประเภทหน่วย ${value} มีแบบพิมพ์แล้ว: ${allowed}`,
        `Ballot and unit kind ${value} already have form ${allowed}. Keep one form for each.`,
      );
    case 'too-many-errors':
      return m(
        `มีข้อผิดพลาดอีก ${facts.value} ข้อที่ไม่ได้แสดง`,
        `There are ${facts.value} more errors that are not listed.`,
      );
  }
}

/** One line for a terminal: `areas.csv:12 parent [cyclic-parent] …`. */
export function errorLine(error: PackageError, language: keyof Bilingual): string {
  const place = error.line === null ? error.file : `${error.file}:${error.line}`;
  return `${place}${error.field === null ? '' : ` ${error.field}`} [${error.code}] ${error.message[language]}`;
}
