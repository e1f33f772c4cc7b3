import type { Bilingual } from '../basics/bilingual.ts';
import type { PasswordProblem } from '../people/password.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '../people/password.ts';
import { ApiError } from './api-error.ts';

const MESSAGES: Readonly<Record<PasswordProblem | 'same', Bilingual>> = {
  'too-short': {
    th: `รหัสผ่านต้องยาวอย่างน้อย ${PASSWORD_MIN} ตัวอักษร`,
    en: `A password needs ${PASSWORD_MIN} characters or more.`,
  },
  'too-long': {
    th: `รหัสผ่านยาวได้ไม่เกิน ${PASSWORD_MAX} ตัวอักษร`,
    en: `A password has at most ${PASSWORD_MAX} characters.`,
  },
  'has-name': {
    th: 'รหัสผ่านต้องไม่ใช่ชื่อผู้ใช้',
    en: 'A password must be more than the user name.',
  },
  common: {
    th: 'รหัสผ่านนี้เดาง่ายเกินไป ลองใช้หลายคำที่ไม่เกี่ยวข้องกัน',
    en: 'This password is too easy to guess. Try several words that have nothing to do with each other.',
  },
  same: {
    th: 'รหัสผ่านใหม่ต้องไม่เหมือนรหัสผ่านเดิม',
    en: 'The new password must differ from the present one.',
  },
};

/** Why a password cannot be somebody's own, as an error of the API. */
export function passwordRefusal(problem: PasswordProblem | 'same'): ApiError {
  return new ApiError('bad-password', { reason: problem, message: MESSAGES[problem] });
}
