import { isCommonPassword } from './common-passwords.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 200;

/** Why a password cannot be somebody's own. */
export type PasswordProblem = 'too-short' | 'too-long' | 'has-name' | 'common';

/**
 * What speaks against a password that somebody chose; null when nothing does. Length counts, rules about signs do not. Asked
 * while somebody types it, and again by the server.
 */
export function passwordProblem(password: string, username: string): PasswordProblem | null {
  const text = password.normalize('NFC');
  const length = [...text].length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (text.length > PASSWORD_MAX) return 'too-long';
  const plain = text.toLowerCase();
  if (username.length >= 3 && plain.replaceAll(username, '').length < PASSWORD_MIN / 2) return 'has-name';
  return isCommonPassword(plain) ? 'common' : null;
}
