import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';

export interface CsvRow {
  /** Line in the file where the row starts, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Splits CSV text (RFC 4180; a byte-order mark is skipped; empty lines too). The error is the line of a bad quotation. */
export function splitCsv(text: string): Result<readonly CsvRow[], number> {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  let i = text.startsWith('\uFEFF') ? 1 : 0;
  const endRow = () => {
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    cells = [];
  };
  while (i <= text.length) {
    let cell = '';
    if (text[i] === '"') {
      const opened = line;
      let closed = false;
      for (i++; i < text.length; i++) {
        if (text[i] === '\n') line++;
        if (text[i] !== '"') cell += text[i];
        else if (text[i + 1] === '"') {
          cell += '"';
          i++;
        } else {
          closed = true;
          i++;
          break;
        }
      }
      const after = text[i];
      if (!closed || (after !== undefined && after !== ',' && after !== '\n' && after !== '\r'))
        return err(opened);
    } else {
      const from = i;
      while (i < text.length && text[i] !== ',' && text[i] !== '\n' && text[i] !== '\r') {
        if (text[i] === '"') return err(line);
        i++;
      }
      cell = text.slice(from, i);
    }
    cells.push(cell);
    if (text[i] === ',') {
      i++;
      continue;
    }
    endRow();
    if (text[i] === '\r' && text[i + 1] === '\n') i++;
    i++;
    line++;
    start = line;
  }
  return ok(rows);
}
