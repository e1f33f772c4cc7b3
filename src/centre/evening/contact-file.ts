import type { Bilingual } from '../../basics/bilingual.ts';
import { readCsv } from '../../basics/csv.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Contact } from './board.ts';

const COLUMNS = ['unit', 'name', 'phone'] as const;
const MAX_ROWS = 150_000;
/** More errors than this say nothing new. */
const MOST_ERRORS = 1_000;
const PHONE = /^[0-9+][0-9 +()./,;#*-]{1,58}[0-9]$/;

type ContactErrorCode =
  | 'not-utf8'
  | 'empty-file'
  | 'too-many-rows'
  | 'bad-quotes'
  | 'missing-column'
  | 'unknown-column'
  | 'unknown-unit'
  | 'not-your-area'
  | 'duplicate-unit'
  | 'bad-name'
  | 'bad-phone';

/** One thing that is wrong in a contact file. Lines count from 1, the heading included. */
interface ContactError {
  readonly line: number | null;
  readonly field: string | null;
  readonly code: ContactErrorCode;
  readonly message: Bilingual;
}

const MESSAGES: Readonly<Record<ContactErrorCode, Bilingual>> = {
  'not-utf8': { th: 'ไฟล์ไม่ใช่ข้อความ UTF-8', en: 'The file is not UTF-8 text.' },
  'empty-file': { th: 'ไฟล์ไม่มีรายชื่อ', en: 'The file holds no contacts.' },
  'too-many-rows': { th: `เกิน ${MAX_ROWS} แถว`, en: `More than ${MAX_ROWS} rows.` },
  'bad-quotes': { th: 'เครื่องหมายคำพูดไม่ครบคู่', en: 'A quotation mark is not closed or stands inside a value.' },
  'missing-column': { th: 'ไม่มีคอลัมน์นี้', en: 'This column is missing.' },
  'unknown-column': { th: 'ไม่รู้จักคอลัมน์นี้', en: 'This column is not known.' },
  'unknown-unit': { th: 'ไม่มีหน่วยนี้ในการเลือกตั้ง', en: 'The election has no such unit.' },
  'not-your-area': { th: 'หน่วยนี้อยู่นอกพื้นที่ที่คุณรับผิดชอบ', en: 'This unit lies outside your area of duty.' },
  'duplicate-unit': { th: 'หน่วยนี้ซ้ำในไฟล์', en: 'This unit stands twice in the file.' },
  'bad-name': { th: 'ต้องมีชื่อ ไม่เกิน 200 ตัวอักษร', en: 'A name of 1 to 200 characters is needed.' },
  'bad-phone': { th: 'หมายเลขโทรศัพท์ไม่ถูกต้อง', en: 'This is not a telephone number.' },
};

type FileContact = Contact & { readonly unitId: string };

/** What is wrong with a contact; nothing: it may be kept. */
export function contactProblem({ name, phone }: Contact): 'bad-name' | 'bad-phone' | null {
  if (name === '' || name.length > 200) return 'bad-name';
  return PHONE.test(phone) ? null : 'bad-phone';
}

/** Reads `unit,name,phone` (UTF-8, with or without byte-order mark): all contacts, or every error at once. */
export function parseContactFile(
  bytes: Uint8Array,
  judgeUnit: (unitId: string) => 'known' | 'unknown-unit' | 'not-your-area',
): Result<readonly FileContact[], readonly ContactError[]> {
  const errors: ContactError[] = [];
  const add = (line: number | null, field: string | null, code: ContactErrorCode) => {
    if (errors.length < MOST_ERRORS) errors.push({ line, field, code, message: MESSAGES[code] });
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    add(null, null, 'not-utf8');
    return err(errors);
  }
  const table = readCsv(text, MAX_ROWS + 1);
  for (const { line } of table.problems) add(line, null, 'bad-quotes');
  const [heading, ...rows] = table.rows;
  if (errors.length > 0) return err(errors);
  if (heading === undefined || rows.length === 0) add(null, null, 'empty-file');
  if (table.count > MAX_ROWS + 1) add(null, null, 'too-many-rows');
  const columns = (heading?.cells ?? []).map((name) => name.trim().toLowerCase());
  if (heading !== undefined) {
    for (const name of COLUMNS) if (!columns.includes(name)) add(heading.line, name, 'missing-column');
    for (const name of columns) {
      if (!COLUMNS.some((known) => known === name)) add(heading.line, name, 'unknown-column');
    }
  }
  if (errors.length > 0) return err(errors);
  const seen = new Set<string>();
  const contacts = rows.map(({ line, cells }): FileContact => {
    const cell = (column: (typeof COLUMNS)[number]) => (cells[columns.indexOf(column)] ?? '').trim();
    const contact = { unitId: cell('unit'), name: cell('name').normalize('NFC'), phone: cell('phone') };
    const judged = judgeUnit(contact.unitId);
    if (judged !== 'known') add(line, 'unit', judged);
    else if (seen.has(contact.unitId)) add(line, 'unit', 'duplicate-unit');
    seen.add(contact.unitId);
    const problem = contactProblem(contact);
    if (problem !== null) add(line, problem === 'bad-name' ? 'name' : 'phone', problem);
    return contact;
  });
  return errors.length > 0 ? err(errors) : ok(contacts);
}

export function contactMessage(code: ContactErrorCode): Bilingual {
  return MESSAGES[code];
}
