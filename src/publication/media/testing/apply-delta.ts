import { at } from '../../../basics/assert.ts';
import { csvLine } from '../../../basics/csv.ts';
import { utf8 } from '../../bytes.ts';
import { readTable } from '../table.ts';

/** As much of a delta as is needed to put it to use. */
export interface Delta {
  readonly cut: number;
  readonly at: string;
  readonly status: string;
  readonly manifest: string;
  readonly from: { readonly cut: number; readonly manifest: string };
  readonly files: readonly { readonly path: string; readonly immutable: string; readonly sha256: string }[];
  readonly removed: readonly string[];
  readonly tables: readonly {
    readonly name: string;
    readonly path: string;
    readonly sha256: string;
    readonly rows: readonly (readonly [number, ...string[]])[] | null;
  }[];
}

/** What a reader does who has the tables of the first cut (docs/media-guide.md): new rows in, the columns of the new cut in front. */
export function applyToTable(before: Uint8Array, delta: Delta, name: string): Uint8Array {
  const table = readTable(name, before);
  const rows = table.rows.map((row) => row.slice(3));
  const changes = delta.tables.find((one) => one.name === name)?.rows;
  if (changes === null || changes === undefined) throw new Error(`${name} must be taken whole`);
  for (const [row, ...cells] of changes) {
    at(rows, row - 1);
    rows[row - 1] = cells;
  }
  const stamp = [String(delta.cut), delta.at, delta.status];
  return utf8(`\ufeff${csvLine(table.columns)}${rows.map((row) => csvLine([...stamp, ...row])).join('')}`);
}
