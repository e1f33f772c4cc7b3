import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** The line (from 1) of the first bytes that are not UTF-8. */
export interface Utf8Error {
  readonly line: number;
}

const LF = 10;

/** Decodes UTF-8 strictly; a byte-order mark is dropped. Nothing is replaced by U+FFFD. */
export function decodeUtf8(bytes: Uint8Array): Result<string, Utf8Error> {
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return err({ line: firstBadLine(bytes) });
  }
}

export function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LF, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return line;
}
