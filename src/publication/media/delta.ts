import { sha256Hex } from '../../basics/sha256.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';
import type { MediaTable } from './table.ts';
import { readTable } from './table.ts';

/** The files of one cut, as far as they are still at hand. */
export interface DeltaSide {
  /** Bytes of `/v1/manifest.json`. */
  readonly manifest: Uint8Array;
  /** Bytes of a file of the cut; null when they are not at hand. */
  read(path: string): Uint8Array | null;
}

interface ListedFile {
  readonly path: string;
  readonly immutable: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** As much of `/v1/manifest.json` as is needed here. */
interface CutManifest {
  readonly cut: number;
  readonly at: string;
  readonly status: string;
  readonly files: readonly ListedFile[];
}

/** Tables whose rows are compared one by one. */
const TABLES = ['national', 'provinces', 'constituencies', 'candidates', 'parties'] as const;
/** Columns of the cut, which every row begins with. */
const STAMP = 3;

/** Rows of a table that differ, without the columns of the cut: `[number of the row from 1, cells …]`. */
type ChangedRow = readonly [number, ...string[]];

/**
 * What changed from one cut to a later one (docs/media-guide.md): files with new bytes under the names that hold them for ever, and the
 * changed rows of the tables. Whoever has the tables of the first cut and puts these rows in gets those of the second one, byte
 * for byte; the hashes say so. Null when a table is not at hand any more.
 */
export function cutDelta(before: DeltaSide, after: DeltaSide): string | null {
  const from = manifestOf(before.manifest);
  const to = manifestOf(after.manifest);
  const known = new Map(from.files.map((file) => [file.path, file.sha256]));
  const now = new Map(to.files.map((file) => [file.path, file]));
  const tables: string[] = [];
  for (const name of TABLES) {
    const path = `/feed/${name}.csv`;
    const file = now.get(path);
    const [old, fresh] = [before.read(path), after.read(path)];
    if (file === undefined || old === null || fresh === null) return null;
    const { columns, rows } = changedRows(name, old, fresh);
    tables.push(JSON.stringify({ name, path, sha256: file.sha256, columns, rows }));
  }
  const { files: _, ...head } = to;
  const start = JSON.stringify({
    ...head,
    manifest: sha256Hex(after.manifest),
    from: { cut: from.cut, at: from.at, status: from.status, manifest: sha256Hex(before.manifest) },
    files: to.files
      .filter((file) => known.get(file.path) !== file.sha256)
      .map(({ path, immutable, bytes, sha256 }) => ({ path, immutable, bytes, sha256 })),
    removed: from.files.filter((file) => !now.has(file.path)).map((file) => file.path),
  }).slice(0, -1);
  return `${start},"tables":[${tables.join(',')}]}\n`;
}

function manifestOf(bytes: Uint8Array): CutManifest {
  return JSON.parse(new TextDecoder().decode(bytes)) as CutManifest;
}

/** Changed rows; `rows` null when the tables have not the same rows, and the new one must be taken whole. */
function changedRows(
  name: string,
  before: Uint8Array,
  after: Uint8Array,
): { readonly columns: readonly string[]; readonly rows: readonly ChangedRow[] | null } {
  const [a, b] = [plainRows(before), plainRows(after)];
  if (a === null || b === null) return compareTables(readTable(name, before), readTable(name, after));
  const columns = (b[0] ?? '').split(',').slice(STAMP);
  if (a.length !== b.length) return { columns, rows: null };
  const rows: ChangedRow[] = [];
  for (let i = 1; i < b.length; i++) {
    const [old, fresh] = [a[i] ?? '', b[i] ?? ''];
    const start = afterStamp(fresh);
    if (fresh.length - start === old.length - afterStamp(old) && fresh.endsWith(old.slice(afterStamp(old))))
      continue;
    rows.push([i, ...fresh.slice(start).split(',')]);
  }
  return { columns, rows };
}

/** Rows of a table without quotes, the header first; null where cells are quoted. Splitting is several times faster than reading. */
function plainRows(bytes: Uint8Array): readonly string[] | null {
  const text = decodeUtf8(bytes);
  if (!text.ok) throw new Error('a table of a cut is not UTF-8');
  return text.value.includes('"') ? null : text.value.replace(/\n$/, '').split('\n');
}

/** Where the cells after the columns of the cut begin. */
function afterStamp(row: string): number {
  let place = 0;
  for (let i = 0; i < STAMP; i++) place = row.indexOf(',', place) + 1;
  return place;
}

function compareTables(a: MediaTable, b: MediaTable) {
  const columns = b.columns.slice(STAMP);
  if (a.rows.length !== b.rows.length) return { columns, rows: null };
  const same = (x: readonly string[], y: readonly string[]): boolean =>
    x.every((cell, i) => i < STAMP || cell === y[i]);
  const rows = b.rows.flatMap((row, i): ChangedRow[] =>
    same(row, a.rows[i] ?? []) ? [] : [[i + 1, ...row.slice(STAMP)]],
  );
  return { columns, rows };
}
