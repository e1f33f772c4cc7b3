import { readCsv } from '../../basics/csv.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';
import { BYTE_LIMITS, OPTIONAL_FILES, ROW_LIMITS, type TableFile } from '../limits.ts';
import type { Problems } from './problems.ts';
import { Row } from './row.ts';
import { isCleanFile } from './text.ts';

/** A parsed table. `lines[i]` is the line of `items[i]`. */
export interface Table<T> {
  readonly file: TableFile;
  readonly items: readonly T[];
  readonly lines: readonly number[];
  /** False when rows may be missing: references into the table are then not checked, or each would be reported again. */
  readonly complete: boolean;
  /** Every cell of rows that were left out: a reference to one of them is not reported as unknown. */
  readonly leftOut: ReadonlySet<string>;
}

/** Reads one CSV file of a package: header, then each row through `read`. */
export function readTable<T>(
  files: ReadonlyMap<string, Uint8Array>,
  file: TableFile,
  columns: readonly string[],
  problems: Problems,
  read: (row: Row) => T,
): Table<T> {
  const empty = (complete: boolean): Table<T> => ({
    file,
    items: [],
    lines: [],
    complete,
    leftOut: new Set(),
  });
  const bytes = files.get(file);
  if (bytes === undefined) {
    if (OPTIONAL_FILES.has(file)) return empty(true);
    problems.add(file, null, null, 'missing-file');
    return empty(false);
  }
  if (bytes.length > BYTE_LIMITS[file]) {
    problems.add(file, null, null, 'file-too-large', { value: bytes.length, allowed: BYTE_LIMITS[file] });
    return empty(false);
  }
  const text = decodeUtf8(bytes);
  if (!text.ok) {
    problems.add(file, text.error.line, null, 'not-utf8');
    return empty(false);
  }
  const csv = readCsv(text.value, ROW_LIMITS[file] + 1);
  for (const problem of csv.problems) problems.add(file, problem.line, null, 'bad-quoting');
  const header = csv.rows[0];
  if (header === undefined) {
    if (csv.problems.length === 0) problems.add(file, null, null, 'empty-file');
    return empty(false);
  }
  // The header itself was badly quoted: without it no other row can be read.
  if (csv.problems.some((problem) => problem.line < header.line)) return empty(false);
  const positions = readHeader(header.cells, header.line, file, columns, problems);
  const rowCount = csv.count - 1;
  if (rowCount > ROW_LIMITS[file]) {
    problems.add(file, null, null, 'too-many-rows', { value: rowCount, allowed: ROW_LIMITS[file] });
  }

  const complete =
    csv.problems.length === 0 && rowCount <= ROW_LIMITS[file] && positions.size === columns.length;
  const leftOut = new Set<string>();
  const items: T[] = [];
  const lines: number[] = [];
  const row = new Row(problems, file, positions, !isCleanFile(text.value));
  for (const record of csv.rows.slice(1)) {
    if (record.cells.length !== header.cells.length) {
      problems.add(file, record.line, null, 'wrong-cell-count', {
        value: record.cells.length,
        allowed: header.cells.length,
      });
      for (const cell of record.cells) leftOut.add(cell);
      continue;
    }
    row.load(record);
    items.push(read(row));
    lines.push(record.line);
  }
  return { file, items, lines, complete, leftOut };
}

function readHeader(
  cells: readonly string[],
  line: number,
  file: TableFile,
  columns: readonly string[],
  problems: Problems,
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  cells.forEach((cell, index) => {
    if (!columns.includes(cell)) {
      problems.add(file, line, null, 'unknown-column', { value: cell, allowed: columns.join(', ') });
    } else if (positions.has(cell)) problems.add(file, line, cell, 'duplicate-column');
    else positions.set(cell, index);
  });
  for (const column of columns) {
    if (!positions.has(column)) problems.add(file, line, column, 'missing-column');
  }
  return positions;
}
