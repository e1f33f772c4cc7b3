import type { Bilingual } from '../basics/bilingual.ts';
import { readCsv } from '../basics/csv.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { AccountCheck, AccountDraft, AccountProblemCode } from './account-draft.ts';
import { readAccount } from './account-draft.ts';

/** Columns of an account file, in any order. `password` may be missing or empty: one is then drawn and shown once. */
export const ACCOUNT_COLUMNS = ['username', 'display_name', 'role', 'centres', 'password'] as const;

type AccountErrorCode =
  | AccountProblemCode
  | 'not-utf8'
  | 'empty-file'
  | 'too-many-rows'
  | 'bad-quotes'
  | 'missing-column'
  | 'unknown-column'
  | 'duplicate-username';

/** One thing that is wrong in an account file. Lines count from 1, the heading included. */
export interface AccountError {
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly code: AccountErrorCode;
  readonly message: Bilingual;
}

const MAX_ROWS = 20_000;
/** More errors than this say nothing new. */
const MOST_ERRORS = 1_000;

/**
 * Reads accounts from CSV (UTF-8, with or without byte-order mark). Gives all accounts, or every error at once.
 * `centres` holds centre ids and whole areas (`province:MKM`) separated by spaces or semicolons, or `*` for every centre.
 */
export function parseAccountFile(
  file: string,
  bytes: Uint8Array,
  check: AccountCheck,
): Result<readonly AccountDraft[], readonly AccountError[]> {
  const errors: AccountError[] = [];
  const add = (line: number | null, field: string | null, code: AccountErrorCode, th: string, en: string) => {
    if (errors.length < MOST_ERRORS) errors.push({ file, line, field, code, message: { th, en } });
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    add(null, null, 'not-utf8', 'ไฟล์ไม่ใช่ข้อความ UTF-8', 'The file is not UTF-8 text.');
    return err(errors);
  }
  const table = readCsv(text, MAX_ROWS + 1);
  for (const { line } of table.problems) {
    add(
      line,
      null,
      'bad-quotes',
      'เครื่องหมายคำพูดไม่ครบคู่',
      'A quotation mark is not closed or stands inside a value.',
    );
  }
  if (errors.length > 0) return err(errors);
  const [heading, ...rows] = table.rows;
  if (heading === undefined || rows.length === 0) {
    add(null, null, 'empty-file', 'ไฟล์ไม่มีรายชื่อบัญชีผู้ใช้', 'The file holds no accounts.');
    return err(errors);
  }
  if (table.count > MAX_ROWS + 1) {
    add(null, null, 'too-many-rows', `เกิน ${MAX_ROWS} แถว`, `More than ${MAX_ROWS} rows.`);
    return err(errors);
  }
  const columns = heading.cells.map((name) => name.trim().toLowerCase());
  for (const name of ACCOUNT_COLUMNS) {
    if (name === 'password' || columns.includes(name)) continue;
    add(heading.line, name, 'missing-column', `ไม่มีคอลัมน์ ${name}`, `The column ${name} is missing.`);
  }
  for (const name of columns) {
    if ((ACCOUNT_COLUMNS as readonly string[]).includes(name)) continue;
    add(heading.line, name, 'unknown-column', `ไม่รู้จักคอลัมน์ ${name}`, `The column ${name} is not known.`);
  }
  if (errors.length > 0) return err(errors);

  const drafts: AccountDraft[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of rows) {
    const cell = (name: (typeof ACCOUNT_COLUMNS)[number]) => (cells[columns.indexOf(name)] ?? '').trim();
    const { draft, username, problems } = readAccount(
      {
        username: cell('username'),
        displayName: cell('display_name'),
        role: cell('role'),
        centres: cell('centres'),
        password: cell('password'),
      },
      check,
    );
    if (seen.has(username)) {
      add(
        line,
        'username',
        'duplicate-username',
        `ชื่อผู้ใช้ ${username} ซ้ำในไฟล์`,
        `The user name ${username} stands twice in the file.`,
      );
    }
    seen.add(username);
    for (const { field, code, message } of problems) add(line, field, code, message.th, message.en);
    if (draft !== null) drafts.push(draft);
  }
  return errors.length > 0 ? err(errors) : ok(drafts);
}
