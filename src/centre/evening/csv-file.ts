import { setImmediate } from 'node:timers/promises';
import { csvLine } from '../../basics/csv.ts';

/** Makes spreadsheets read the file as UTF-8. */
const BOM = '\uFEFF';
/** A cell that begins like this would be run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | null;

/** Rows after which others get their turn: a file of the whole country must not keep the desk waiting. */
const AT_ONCE = 500;

/** A CSV file with its heading: UTF-8 with byte-order mark. Texts that a spreadsheet would run get an apostrophe in front. */
export async function csvFile(columns: readonly string[], rows: Iterable<readonly Cell[]>): Promise<string> {
  const lines = [BOM, csvLine(columns)];
  for (const row of rows) {
    if (lines.length % AT_ONCE === 0) await setImmediate();
    lines.push(
      csvLine(row.map((cell) => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell))),
    );
  }
  return lines.join('');
}

const OFFSET_SECONDS = 7 * 3600;

/** Bangkok time, ISO 8601 to the second, of seconds since 1970; empty for 0. */
export function bangkokTime(seconds: number): string {
  if (seconds === 0) return '';
  return `${new Date((seconds + OFFSET_SECONDS) * 1000).toISOString().slice(0, 19)}+07:00`;
}
