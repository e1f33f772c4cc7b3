/** One record of a CSV file and the line of the file (from 1) on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** `open-quote`: a quoted cell never ends. `stray-quote`: a quote in the middle of a cell, or text after a closing quote. */
export type CsvProblemCode = 'open-quote' | 'stray-quote';

export interface CsvProblem {
  readonly line: number;
  readonly code: CsvProblemCode;
}

export interface CsvText {
  readonly rows: readonly CsvRow[];
  /** Records in the text, also those beyond `maxRows` that are counted but not kept. */
  readonly count: number;
  readonly problems: readonly CsvProblem[];
}

const CR = 13;

/** What {@link scanCsv} met besides the records. */
export interface CsvScan {
  readonly count: number;
  readonly problems: readonly CsvProblem[];
}

/** Reads a whole CSV text into memory; see {@link scanCsv}. */
export function readCsv(text: string, maxRows: number): CsvText {
  const rows: CsvRow[] = [];
  const { count, problems } = scanCsv(text, maxRows, (cells, line) => {
    rows.push({ line, cells });
  });
  return { rows, count, problems };
}

/**
 * Visits the records of a CSV text (RFC 4180): commas, cells in double quotes where needed, lines ending in LF or CR LF, an
 * optional byte-order mark before the first cell. Empty lines are no records. A record with a quoting problem is reported and
 * not visited. Beyond `maxRows` records are only counted, so that an oversized file costs no memory beyond its text.
 */
export function scanCsv(
  text: string,
  maxRows: number,
  visit: (cells: readonly string[], line: number) => void,
): CsvScan {
  const problems: CsvProblem[] = [];
  const length = text.length;
  let count = 0;
  let line = 1;
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let quote = text.indexOf('"', position);

  while (position < length) {
    let end = text.indexOf('\n', position);
    if (end < 0) end = length;
    // Nearly every record has no quotes: one split is several times faster than reading cell by cell.
    if (quote < 0 || quote >= end) {
      const stop = end > position && text.charCodeAt(end - 1) === CR ? end - 1 : end;
      if (stop > position) {
        count++;
        if (count <= maxRows) visit(text.slice(position, stop).split(','), line);
      }
      position = end + 1;
      line++;
      continue;
    }
    const record = readQuoted(text, position);
    count++;
    if (record.problem !== null) problems.push({ line, code: record.problem });
    else if (count <= maxRows) visit(record.cells, line);
    position = record.next;
    line += record.lines;
    quote = text.indexOf('"', position);
  }
  return { count, problems };
}

interface QuotedRecord {
  readonly cells: readonly string[];
  readonly next: number;
  /** Lines of the file that the record took. */
  readonly lines: number;
  readonly problem: CsvProblemCode | null;
}

function readQuoted(text: string, start: number): QuotedRecord {
  const cells: string[] = [];
  let position = start;
  let lines = 0;
  let problem: CsvProblemCode | null = null;
  for (;;) {
    let cell = '';
    if (text[position] === '"') {
      position++;
      for (;;) {
        const close = text.indexOf('"', position);
        if (close < 0) {
          // Only this line is given up: the lines after it are read as records of their own and report what is wrong there.
          return { ...skipLine(text, start), cells, problem: 'open-quote' };
        }
        cell += text.slice(position, close);
        position = close + 1;
        if (text[position] !== '"') break;
        cell += '"';
        position++;
      }
      lines += countLines(cell);
    }
    const cellEnd = endOfPlain(text, position);
    const rest = text.slice(position, cellEnd);
    const atLineEnd = cellEnd >= text.length || text[cellEnd] === '\n';
    const plain = atLineEnd && rest.endsWith('\r') ? rest.slice(0, -1) : rest;
    const quoted = position > start && text[position - 1] === '"';
    if (plain.includes('"') || (quoted && plain !== '')) problem = 'stray-quote';
    cells.push(cell + plain);
    position = cellEnd + 1;
    if (atLineEnd) return { cells, next: position, lines: lines + 1, problem };
  }
}

function skipLine(text: string, start: number): { next: number; lines: number } {
  const end = text.indexOf('\n', start);
  return { next: end < 0 ? text.length : end + 1, lines: 1 };
}

function countLines(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}

function endOfPlain(text: string, position: number): number {
  for (let i = position; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 44 || code === 10) return i;
  }
  return text.length;
}

const NEEDS_QUOTES = /[",\r\n]/;
const NEEDS_CARE = /["\r\n]/;

/**
 * One record with its line end (LF); quotes only where RFC 4180 needs them, so that a record has one spelling. A null is an
 * empty cell.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const plain = cells.join(',');
  // A lone empty cell would be an empty line, which is no record.
  if (plain === '') return cells.length === 1 ? '""\n' : '\n';
  if (countCommas(plain) === cells.length - 1 && !NEEDS_CARE.test(plain)) return `${plain}\n`;
  return `${cells.map(quoted).join(',')}\n`;
}

function quoted(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function countCommas(text: string): number {
  let commas = 0;
  for (let i = text.indexOf(','); i >= 0; i = text.indexOf(',', i + 1)) commas++;
  return commas;
}
