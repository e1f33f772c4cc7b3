import { errorCode } from '../store/errors.ts';

const CODES = new Set(['40P01', '40001']);

/** True when the database chose a statement to end a deadlock, or others overtook it: nothing was written, trying again is right. */
export function isOvertaken(error: unknown): boolean {
  return CODES.has(errorCode(error));
}
