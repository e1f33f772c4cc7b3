import type { ErrorFacts, PackageErrorCode } from '../package-errors.ts';

/**
 * Control characters, line and paragraph separators, byte-order marks inside a text, and the characters that turn the
 * direction of writing (they can make a name look like another).
 */
const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;
const CONTROL_BUT_LINES = /(?![\r\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

export interface TextProblem {
  readonly code: PackageErrorCode;
  readonly facts: ErrorFacts;
}

/** True when no cell of the file can have a control character (line ends aside) or decomposed letters. */
export function isCleanFile(text: string): boolean {
  return !CONTROL_BUT_LINES.test(text) && !/\r(?!\n)/.test(text) && text.normalize('NFC') === text;
}

/** What is wrong with the letters of a text, or null. Thai text is never changed, and compatibility forms are left alone. */
export function textProblem(text: string): TextProblem | null {
  const found = CONTROL.exec(text);
  if (found !== null) {
    const code = found[0].codePointAt(0) ?? 0;
    return {
      code: 'control-character',
      facts: { value: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` },
    };
  }
  if (text.normalize('NFC') !== text) return { code: 'not-nfc', facts: { value: text } };
  return null;
}

const SAFE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const RESERVED = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/i;

/** Whether an id can be a part of a URL and a file name on every system. */
export function isSafeId(id: string): boolean {
  return SAFE_ID.test(id) && !id.endsWith('.') && !id.includes('..') && !RESERVED.test(id);
}

export function isSafeUrl(url: string): boolean {
  if (/^https?:\/\/[^\s"'<>\\]+$/.test(url)) return true;
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(url) && !url.includes('..');
}
