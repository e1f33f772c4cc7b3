import { csvLine } from '../../basics/csv.ts';

/** Makes spreadsheets read the file as UTF-8. */
const BOM = '\uFEFF';
/** A cell that begins like this would be run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | null;

/** A CSV file with its heading: UTF-8 with byte-order mark. Texts that a spreadsheet would run get an apostrophe in front. */
export function csvFile(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [BOM, csvLine(columns)];
  for (const row of rows) {
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
