import { readCsv } from '../basics/csv.ts';
import { decodeUtf8 } from '../basics/utf8.ts';
import type { Unchecked } from './compare.ts';
import type { Findings } from './difference.ts';
import type { ExpectedTable } from './tables.ts';
import { ANY } from './tables.ts';

const BOM = [0xef, 0xbb, 0xbf];

/** Compares a CSV file with the table it should be, cell by cell. */
export function checkTable(
  table: ExpectedTable,
  bytes: Uint8Array | undefined,
  findings: Findings,
  unchecked: Unchecked,
): void {
  const { path, columns, rows } = table;
  if (bytes === undefined) {
    findings.differ(path, 'file', 'a table', undefined);
    return;
  }
  if (!BOM.every((byte, i) => bytes[i] === byte)) findings.differ(path, 'file', 'a byte-order mark', 'none');
  const text = decodeUtf8(bytes);
  if (!text.ok) {
    findings.differ(path, `line ${text.error.line}`, 'UTF-8', 'other bytes');
    return;
  }
  const found = readCsv(text.value, Number.MAX_SAFE_INTEGER);
  for (const problem of found.problems)
    findings.differ(path, `line ${problem.line}`, 'well-formed CSV', problem.code);
  const [heading, ...records] = found.rows;
  const names = (heading?.cells ?? []).map((name) => name.replace('\ufeff', ''));
  columns.forEach((name, i) => {
    findings.equal(path, `column ${i + 1}`, name, names[i]);
  });
  for (const name of names.slice(columns.length)) {
    unchecked.set(`${path} ${name}`, (unchecked.get(`${path} ${name}`) ?? 0) + records.length);
  }
  findings.equal(path, 'rows', rows.length, records.length);
  records.forEach(({ line, cells }, r) => {
    const expected = rows[r];
    if (expected === undefined) return;
    expected.forEach((cell, i) => {
      const name = columns[i] ?? '';
      if (cell === ANY) {
        unchecked.set(`${path} ${name}`, (unchecked.get(`${path} ${name}`) ?? 0) + 1);
        return;
      }
      findings.equal(path, `line ${line}, ${name}`, String(cell), cells[i] ?? '');
    });
  });
}
