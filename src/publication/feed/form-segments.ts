import { csvLine } from '../../basics/csv.ts';
import type { Election } from '../../election/lookup.ts';
import { ByteWriter } from '../byte-writer.ts';
import { CSV_TYPE, cutFile } from '../cut-file.ts';
import type { FormRows } from '../fold/form-rows.ts';
import type { History } from '../fold/history.ts';
import type { CutFile } from '../model.ts';
import { FORM_COLUMNS, writeFormRows } from './form-csv.ts';

/** Rows of a full segment. A full segment never changes. */
export const SEGMENT_ROWS = 2000;

/** Byte-order mark, so that spreadsheets read Thai; then the names of the columns. */
const HEADER = `\ufeff${csvLine(FORM_COLUMNS)}`;

/** What the manifest says of one segment. */
export interface Segment {
  readonly file: CutFile;
  readonly rows: number;
  /** Number of the first row, from 1. */
  readonly firstRow: number;
  readonly full: boolean;
}

/** The per-form files of a publication: full segments are made once, only the last one grows. */
export class FormSegments {
  readonly #election: Election;
  readonly #history: History;
  readonly #rows: FormRows;
  readonly #full: Segment[] = [];
  #open = begun();
  #openRows = 0;

  constructor(election: Election, history: History, rows: FormRows) {
    this.#election = election;
    this.#history = history;
    this.#rows = rows;
  }

  /** All segments with all rows that there are now. There is always at least one, empty before the first row. */
  make(): readonly Segment[] {
    for (;;) {
      const start = this.#full.length * SEGMENT_ROWS;
      const from = start + this.#openRows;
      const end = Math.min(this.#rows.length, start + SEGMENT_ROWS);
      writeFormRows(this.#open, this.#election, this.#history, this.#rows.slice(from, end), from + 1);
      this.#rows.release(end);
      this.#openRows = end - start;
      if (this.#openRows < SEGMENT_ROWS) break;
      this.#full.push(segment(this.#full.length + 1, this.#open.copy(), SEGMENT_ROWS));
      this.#open = begun();
      this.#openRows = 0;
    }
    if (this.#openRows === 0 && this.#full.length > 0) return this.#full;
    return [...this.#full, segment(this.#full.length + 1, this.#open.copy(), this.#openRows)];
  }

  /** The rows that the clock alone has released; null when there are none. */
  makeClockFile(clockRows: FormRows): CutFile | null {
    if (clockRows.length === 0) return null;
    const writer = begun();
    const rows = clockRows.slice(0, clockRows.length);
    writeFormRows(writer, this.#election, this.#history, rows, this.#rows.length + 1);
    return cutFile('/feed/forms-tail.csv', CSV_TYPE, writer.copy());
  }
}

function begun(): ByteWriter {
  const writer = new ByteWriter();
  writer.text(HEADER);
  return writer;
}

function segment(number: number, bytes: Uint8Array, rows: number): Segment {
  const path = `/feed/forms-${String(number).padStart(4, '0')}.csv`;
  return {
    file: cutFile(path, CSV_TYPE, bytes),
    rows,
    firstRow: (number - 1) * SEGMENT_ROWS + 1,
    full: rows === SEGMENT_ROWS,
  };
}
