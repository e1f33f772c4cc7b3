import { csvLine, readCsv } from '../../basics/csv.ts';
import { decodeUtf8 } from '../../basics/utf8.ts';

/** A table of the feed with its cells as they stand in its CSV. Every format and the light variant are made from this. */
export interface MediaTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** More rows than any table of the feed can have. */
const MAX_ROWS = 5_000_000;

/** Columns that are texts even where a cell looks like a number. */
const TEXTS: ReadonlySet<string> = new Set([
  'as_of',
  'status',
  'area',
  'area_kind',
  'area_code',
  'name_th',
  'name_en',
  'parent',
  'constituency',
  'constituency_name_th',
  'constituency_name_en',
  'province',
  'province_name_th',
  'province_name_en',
  'district',
  'sub_district',
  'ballot',
  'contest',
  'candidate',
  'party',
  'unit_id',
  'unit_kind',
  'unit_name_th',
  'unit_name_en',
  'unit_status',
  'form',
  'event',
  'order',
  'reason',
  'reason_code',
  'remarks',
  'received_at',
  'accepted_at',
  'shown_at',
  'at',
  'progress',
  'no_winner',
]);

/** Columns that hold a list, one space between: arrays in JSON. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  constituencies: ['leading_numbers', 'tied_numbers'],
  units: ['votes', 'photos', 'observations'],
  corrections: ['votes_before', 'votes_after'],
};

/** Lists whose members are texts even where they look like numbers (a hash may be all digits). */
const TEXT_LISTS: ReadonlySet<string> = new Set(['photos', 'observations']);

/** As JSON writes numbers. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

export type MediaValue = string | number | null | readonly (string | number)[];

/** Reads a CSV table of a cut. Ill-formed text is a bug: the cut wrote it. */
export function readTable(name: string, bytes: Uint8Array): MediaTable {
  const text = decodeUtf8(bytes);
  if (!text.ok) throw new Error(`${name} is not UTF-8`);
  const { rows, problems } = readCsv(text.value, MAX_ROWS);
  const [header, ...rest] = rows;
  if (header === undefined || problems.length > 0) throw new Error(`${name} is no CSV table`);
  return { name, columns: header.cells, rows: rest.map((row) => row.cells) };
}

/** The same table with some of its columns. */
export function projected(table: MediaTable, columns: readonly string[]): MediaTable {
  const places = columns.map((column) => {
    const place = table.columns.indexOf(column);
    if (place < 0) throw new Error(`${table.name} has no column ${column}`);
    return place;
  });
  return { name: table.name, columns, rows: table.rows.map((row) => places.map((i) => row[i] ?? '')) };
}

/** UTF-8 with byte-order mark, as all CSV of the feed. */
export function tableCsv(table: MediaTable): string {
  return `\ufeff${csvLine(table.columns)}${table.rows.map(csvLine).join('')}`;
}

/** One JSON object a line, every one whole in itself. */
export function tableNdjson(table: MediaTable): string {
  const read = readers(table);
  return table.rows.map((row) => `${objectText(read, row)}\n`).join('');
}

/** One document: what `head` says of the cut, then the rows. */
export function tableJson(table: MediaTable, head: Readonly<Record<string, unknown>>): string {
  const read = readers(table);
  const start = JSON.stringify({ ...head, table: table.name, columns: table.columns }).slice(0, -1);
  return `${start},"rows":[${table.rows.map((row) => objectText(read, row)).join(',')}]}\n`;
}

/** The cell of a column as JSON has it: null where it is empty. */
export function cellValue(table: string, column: string, cell: string): MediaValue {
  if (LISTS[table]?.includes(column) === true) {
    const plain = TEXT_LISTS.has(column);
    return cell === '' ? [] : cell.split(' ').map((part) => (plain ? part : numberOr(part)));
  }
  if (cell === '') return null;
  return TEXTS.has(column) ? cell : numberOr(cell);
}

function numberOr(text: string): string | number {
  return NUMBER.test(text) ? Number(text) : text;
}

type Reader = readonly [key: string, value: (cell: string) => string];

function readers(table: MediaTable): readonly Reader[] {
  const lists = LISTS[table.name] ?? [];
  return table.columns.map((column, i) => {
    const plain = !lists.includes(column) && !TEXTS.has(column);
    const value = (cell: string): string =>
      // Most cells of a large table are numbers, which stand in JSON as they do in CSV.
      plain && NUMBER.test(cell) ? cell : JSON.stringify(cellValue(table.name, column, cell));
    return [`${i === 0 ? '{' : ','}${JSON.stringify(column)}:`, value];
  });
}

function objectText(read: readonly Reader[], row: readonly string[]): string {
  let text = '';
  read.forEach(([key, value], i) => {
    text += key + value(row[i] ?? '');
  });
  return `${text}}`;
}
