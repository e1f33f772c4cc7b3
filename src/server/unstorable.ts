import { errorCode } from '../store/errors.ts';

/**
 * What PostgreSQL says of values that no column of this kind can hold: a text with a zero byte (22021; 22P05 within JSON), a day
 * or time outside its calendar (22007, 22008). Only a caller can have brought them.
 */
const CODES = new Set(['22021', '22P05', '22007', '22008']);

export function isUnstorable(error: unknown): boolean {
  return CODES.has(errorCode(error));
}
