import pg from 'pg';

const INT8 = 20;
const NUMERIC = 1700;
const INT4_ARRAY = 1007;
const INT8_ARRAY = 1016;

/** A whole number of the database as a JavaScript number; one that is not exact is a bug and throws. */
export function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`not an exact integer: ${text}`);
  return value;
}

/** `{1,2,NULL}` as numbers; our integer arrays are flat and never hold NULL. */
export function parseIntArray(text: string): number[] {
  return JSON.parse(`[${text.slice(1, -1)}]`) as number[];
}

/** bigint and sums come as numbers (votes are exact integers far below 2^53), integer arrays without a slow parser. */
export const storeTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === INT8 || oid === NUMERIC) return toSafeInteger;
      if (oid === INT4_ARRAY || oid === INT8_ARRAY) return parseIntArray;
    }
    return pg.types.getTypeParser(oid, format);
  },
};
