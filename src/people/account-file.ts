import type { Bilingual } from '../basics/bilingual.ts';
import { readCsv } from '../basics/csv.ts';
import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import type { Role } from './person.ts';
import { isRole, ROLES } from './person.ts';

/** Columns of an account file, in any order. `password` may be missing or empty: one is then drawn and shown once. */
export const ACCOUNT_COLUMNS = ['username', 'display_name', 'role', 'centres', 'password'] as const;

export const ACCOUNT_ERROR_CODES = [
  'not-utf8',
  'empty-file',
  'too-many-rows',
  'bad-quotes',
  'missing-column',
  'unknown-column',
  'bad-username',
  'duplicate-username',
  'bad-display-name',
  'bad-role',
  'no-centre',
  'unknown-centre',
  'bad-password',
] as const;
type AccountErrorCode = (typeof ACCOUNT_ERROR_CODES)[number];

/** One thing that is wrong in an account file. Lines count from 1, the heading included. */
export interface AccountError {
  readonly file: string;
  readonly line: number | null;
  readonly field: string | null;
  readonly code: AccountErrorCode;
  readonly message: Bilingual;
}

/** An account as the file asks for it. An empty password asks for one to be drawn. */
export interface AccountDraft {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly everyCentre: boolean;
  readonly centreIds: readonly string[];
  readonly password: string;
}

const MAX_ROWS = 20_000;
const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/**
 * Reads accounts from CSV (UTF-8, with or without byte-order mark). Gives all accounts, or every error at once.
 * `centres` holds centre ids separated by spaces or semicolons, or `*` for every centre.
 */
export function parseAccountFile(
  file: string,
  bytes: Uint8Array,
  knowsCentre: (id: string) => boolean,
): Result<readonly AccountDraft[], readonly AccountError[]> {
  const errors: AccountError[] = [];
  const add = (line: number | null, field: string | null, code: AccountErrorCode, th: string, en: string) => {
    errors.push({ file, line, field, code, message: { th, en } });
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
    const username = cell('username').normalize('NFC').toLowerCase();
    const displayName = cell('display_name').normalize('NFC');
    const role = cell('role');
    const centres = cell('centres')
      .split(/[\s;]+/)
      .filter((id) => id !== '');
    const password = cell('password');
    if (!USERNAME.test(username)) {
      add(
        line,
        'username',
        'bad-username',
        'ชื่อผู้ใช้ต้องมี 2 ถึง 64 ตัว ใช้ a-z 0-9 . _ - และขึ้นต้นด้วยตัวอักษรหรือตัวเลข',
        'A user name has 2 to 64 characters of a-z 0-9 . _ - and starts with a letter or digit.',
      );
    } else if (seen.has(username)) {
      add(
        line,
        'username',
        'duplicate-username',
        `ชื่อผู้ใช้ ${username} ซ้ำในไฟล์`,
        `The user name ${username} stands twice in the file.`,
      );
    }
    seen.add(username);
    if (displayName === '' || displayName.length > 200) {
      add(
        line,
        'display_name',
        'bad-display-name',
        'ต้องมีชื่อที่แสดง ไม่เกิน 200 ตัวอักษร',
        'A display name of 1 to 200 characters is needed.',
      );
    }
    if (!isRole(role)) {
      add(
        line,
        'role',
        'bad-role',
        `บทบาทต้องเป็น ${ROLES.join(' ')}`,
        `The role is one of ${ROLES.join(', ')}.`,
      );
    }
    const every = centres.includes('*');
    if (centres.length === 0 && role !== 'administrator') {
      add(
        line,
        'centres',
        'no-centre',
        'ต้องระบุศูนย์รวมคะแนน หรือ * สำหรับทุกศูนย์',
        'Name score centres, or * for every centre.',
      );
    }
    for (const id of centres) {
      if (id === '*' || knowsCentre(id)) continue;
      add(
        line,
        'centres',
        'unknown-centre',
        `ไม่มีศูนย์รวมคะแนน ${id.slice(0, 60)}`,
        `There is no score centre ${id.slice(0, 60)}.`,
      );
    }
    if (password !== '' && (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX)) {
      add(
        line,
        'password',
        'bad-password',
        `รหัสผ่านต้องมี ${PASSWORD_MIN} ถึง ${PASSWORD_MAX} ตัวอักษร`,
        `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
      );
    }
    if (isRole(role)) {
      const everyCentre = every || (role === 'administrator' && centres.length === 0);
      drafts.push({
        username,
        displayName,
        role,
        everyCentre,
        centreIds: everyCentre ? [] : centres,
        password,
      });
    }
  }
  return errors.length > 0 ? err(errors) : ok(drafts);
}
