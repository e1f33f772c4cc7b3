import { scanCsv } from '../../basics/csv.ts';
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
  /** The file's bytes when they are the canonical spelling of their rows as they stand, else null. */
  readonly canonical: Uint8Array | null;
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
    canonical: null,
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
  const leftOut = new Set<string>();
  const items: T[] = [];
  const lines: number[] = [];
  let header: readonly string[] | null = null;
  let headerLine = 0;
  let positions: ReadonlyMap<string, number> = new Map();
  let row: Row | null = null;
  const scan = scanCsv(text.value, ROW_LIMITS[file] + 1, (cells, line) => {
    if (header === null || row === null) {
      header = cells;
      headerLine = line;
      positions = readHeader(cells, line, file, columns, problems);
      row = new Row(problems, file, positions, !isCleanFile(text.value));
    } else if (cells.length !== header.length) {
      problems.add(file, line, null, 'wrong-cell-count', { value: cells.length, allowed: header.length });
      for (const cell of cells) leftOut.add(cell);
    } else {
      row.load(cells, line);
      items.push(read(row));
      lines.push(line);
    }
  });
  for (const problem of scan.problems) problems.add(file, problem.line, null, 'bad-quoting');
  if (header === null && scan.problems.length === 0) problems.add(file, null, null, 'empty-file');
  const rowCount = scan.count - 1;
  if (rowCount > ROW_LIMITS[file]) {
    problems.add(file, null, null, 'too-many-rows', { value: rowCount, allowed: ROW_LIMITS[file] });
  }
  // When the header itself was badly quoted, a row was taken for it: nothing can be said of the ids of this table.
  const headerRead = header !== null && scan.problems.every((problem) => problem.line > headerLine);
  const complete =
    headerRead &&
    scan.problems.length === 0 &&
    rowCount <= ROW_LIMITS[file] &&
    positions.size === columns.length;
  const canonical = complete && isCanonicalText(text.value, bytes, columns) ? bytes : null;
  return { file, items, lines, complete, leftOut, canonical };
}

/**
 * Without quotes a cell has one spelling, so a file is canonical when its header is and its lines are: no byte-order mark, LF,
 * no empty lines. (Files with quotes may be canonical too; they are simply written again.)
 */
function isCanonicalText(text: string, bytes: Uint8Array, columns: readonly string[]): boolean {
  const byteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (byteOrderMark || !text.startsWith(`${columns.join(',')}\n`) || !text.endsWith('\n')) return false;
  return !text.includes('"') && !text.includes('\r') && !text.includes('\n\n');
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
