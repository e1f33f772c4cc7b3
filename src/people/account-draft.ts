import type { Bilingual } from '../basics/bilingual.ts';
import type { Duties } from './duties.ts';
import type { DutyProblem, NamedDuty } from './duty-text.ts';
import { readDuty } from './duty-text.ts';
import type { ManageRefusal } from './managing.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
import type { Role } from './person.ts';
import { isRole, ROLES } from './person.ts';

/** An account as a row of texts, from a file or a form. */
export interface AccountTexts {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  /** Ids of centres and names of areas, or `*`. */
  readonly centres: string;
  /** Empty: one is drawn. */
  readonly password: string;
}

/** An account that can be made. An empty password asks for one to be drawn. */
export interface AccountDraft extends NamedDuty {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly password: string;
}

export type AccountField = 'username' | 'display_name' | 'role' | 'centres' | 'password';

export type AccountProblemCode =
  | 'bad-username'
  | 'bad-display-name'
  | 'bad-role'
  | 'no-centre'
  | 'unknown-centre'
  | 'unknown-area'
  | 'whole-election'
  | 'bad-password'
  | 'role-not-yours'
  | 'area-not-yours';

export interface AccountProblem {
  readonly field: AccountField;
  readonly code: AccountProblemCode;
  readonly message: Bilingual;
}

/** What a check of an account asks: places of the election, and whether the one who makes it may give this role and duty. */
export interface AccountCheck {
  readonly duties: Pick<Duties, 'knowsArea' | 'knowsCentre'>;
  /** Missing: everything may be given (the command line). */
  readonly mayGive?: (role: Role, duty: NamedDuty) => ManageRefusal | null;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;
const LONGEST_NAME = 200;

export function isDisplayName(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_NAME;
}

/** The account, and everything that is wrong with it. */
export function readAccount(
  texts: AccountTexts,
  check: AccountCheck,
): { readonly draft: AccountDraft | null; readonly username: string; readonly problems: AccountProblem[] } {
  const problems: AccountProblem[] = [];
  const add = (field: AccountField, code: AccountProblemCode, th: string, en: string) => {
    problems.push({ field, code, message: { th, en } });
  };
  const username = texts.username.trim().normalize('NFC').toLowerCase();
  const displayName = texts.displayName.trim().normalize('NFC');
  const { password } = texts;
  const role = isRole(texts.role) ? texts.role : null;
  if (!USERNAME.test(username)) {
    add(
      'username',
      'bad-username',
      'ชื่อผู้ใช้ต้องมี 2 ถึง 64 ตัว ใช้ a-z 0-9 . _ - และขึ้นต้นด้วยตัวอักษรหรือตัวเลข',
      'A user name has 2 to 64 characters of a-z 0-9 . _ - and starts with a letter or digit.',
    );
  }
  if (!isDisplayName(displayName)) {
    add(
      'display_name',
      'bad-display-name',
      `ต้องมีชื่อที่แสดง ไม่เกิน ${LONGEST_NAME} ตัวอักษร`,
      `A display name of 1 to ${LONGEST_NAME} characters is needed.`,
    );
  }
  if (role === null) {
    add('role', 'bad-role', `บทบาทต้องเป็น ${ROLES.join(' ')}`, `The role is one of ${ROLES.join(', ')}.`);
  }
  const { duty, problems: wrong } = readDuty(texts.centres, role, check.duties);
  for (const problem of wrong) problems.push(dutyProblem(problem));
  if (password !== '' && (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX)) {
    add(
      'password',
      'bad-password',
      `รหัสผ่านต้องมี ${PASSWORD_MIN} ถึง ${PASSWORD_MAX} ตัวอักษร`,
      `A password has ${PASSWORD_MIN} to ${PASSWORD_MAX} characters.`,
    );
  }
  const refusal = role === null || wrong.length > 0 ? null : (check.mayGive?.(role, duty) ?? null);
  if (refusal !== null) problems.push(refusalProblem(refusal));
  const draft =
    role === null || problems.length > 0 ? null : { username, displayName, role, ...duty, password };
  return { draft, username, problems };
}

function dutyProblem(problem: DutyProblem): AccountProblem {
  const of = (th: string, en: string): AccountProblem => ({
    field: 'centres',
    code: problem.code,
    message: { th, en },
  });
  switch (problem.code) {
    case 'no-centre':
      return of(
        'ต้องระบุศูนย์รวมคะแนน พื้นที่ (เช่น province:MKM) หรือ * สำหรับทุกศูนย์',
        'Name score centres, areas (e.g. province:MKM), or * for every centre.',
      );
    case 'unknown-centre': {
      const name = problem.name.slice(0, 60);
      return of(`ไม่มีศูนย์รวมคะแนน ${name}`, `There is no score centre ${name}.`);
    }
    case 'unknown-area': {
      const name = problem.name.slice(0, 60);
      return of(`ไม่มีพื้นที่ ${name}`, `There is no area ${name}.`);
    }
    case 'whole-election':
      return of(
        `บทบาท ${problem.role} รับผิดชอบทั้งการเลือกตั้ง เว้นว่างหรือใส่ *`,
        `The role ${problem.role} has the whole election: leave this empty, or write *.`,
      );
  }
}

function refusalProblem(refusal: ManageRefusal): AccountProblem {
  if (refusal === 'area') {
    return {
      field: 'centres',
      code: 'area-not-yours',
      message: {
        th: 'อยู่นอกพื้นที่ที่คุณรับผิดชอบ',
        en: 'This lies outside your own area of duty.',
      },
    };
  }
  return {
    field: 'role',
    code: 'role-not-yours',
    message: { th: 'คุณกำหนดบทบาทนี้ให้ผู้อื่นไม่ได้', en: 'You may not give this role.' },
  };
}
