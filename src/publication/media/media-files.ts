import { assertNever, at } from '../../basics/assert.ts';
import type { AreaId } from '../../election/model.ts';
import { utf8 } from '../bytes.ts';
import { CSV_TYPE, JSON_TYPE } from '../cut-file.ts';
import type { PublicView } from '../model.ts';
import { precinctReport } from '../nist/precinct-report.ts';
import { summaryReport } from '../nist/summary-report.ts';
import { correctionsJson } from '../v1/lists.ts';
import { correctionsTable } from './corrections-table.ts';
import { light } from './light.ts';
import { areasOf, PLACE_TABLES, placeTable } from './place-tables.ts';
import type { MediaTable } from './table.ts';
import { readTable, tableCsv, tableJson, tableNdjson } from './table.ts';
import { unitsTable } from './units-table.ts';

/** What the files of this folder are made from. */
export interface MediaSource {
  /** Bytes of a file of the cut; null when the cut has none. */
  read(path: string): Uint8Array | null;
  /** Null where only the files of a cut are at hand, as in a recording: then only twins of its tables can be made. */
  readonly view: PublicView | null;
}

export interface MediaFile {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export const NDJSON_TYPE = 'application/x-ndjson; charset=utf-8';

/** Tables that are files of every cut (docs/formats/feed.md). */
export const CUT_TABLES = ['national', 'provinces', 'constituencies', 'candidates', 'parties'] as const;
export const FORMATS = ['csv', 'json', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

const TABLE_PATH = /^\/feed\/(light\/)?([a-z-]+|units\/[^/]+)\.(csv|json|ndjson)$/;
const CORRECTION_PATH = /^\/feed\/corrections\/(\d+)\.json$/;
const NIST_PATH = /^\/feed\/nist\/([^/]+)\.json$/;

/**
 * Files under `/feed/` that are made when somebody asks: other formats of the tables, light variants, further levels, the forms
 * of a constituency, single corrections, and the NIST report. A function of the cut. Null where the path is none of them.
 */
export function renderMedia(source: MediaSource, path: string): MediaFile | null {
  const { view } = source;
  if (view !== null) {
    if (path === '/feed/files.json')
      return json(`${JSON.stringify({ ...headOf(source), files: [...mediaPaths(view)] })}\n`);
    const correction = CORRECTION_PATH.exec(path)?.[1];
    if (correction !== undefined) return correctionFile(view, Number(correction));
    const nist = NIST_PATH.exec(path)?.[1];
    if (nist !== undefined) return nistFile(view, nist);
  }
  const [, small, name = '', format] = TABLE_PATH.exec(path) ?? [];
  if (format === undefined) return null;
  if (small === undefined && format === 'csv' && CUT_TABLES.some((table) => table === name)) return null; // a file of the cut
  const table = tableNamed(source, name);
  if (table === null) return null;
  return written(source, small === undefined ? table : light(table), format as Format);
}

function tableNamed({ read, view }: MediaSource, name: string): MediaTable | null {
  if (CUT_TABLES.some((table) => table === name)) {
    const bytes = read(`/feed/${name}.csv`);
    return bytes === null ? null : readTable(name, bytes);
  }
  if (view === null) return null;
  if (name === 'corrections') return correctionsTable(view);
  const kind = PLACE_TABLES[name];
  if (kind !== undefined) return areasOf(view, kind).length === 0 ? null : placeTable(view, name, kind);
  const constituency = name.startsWith('units/')
    ? constituencyNamed(view, name.slice('units/'.length))
    : null;
  return constituency === null ? null : unitsTable(view, constituency);
}

function constituencyNamed({ election }: PublicView, id: string): number | null {
  const index = election.areaIndex.get(id as AreaId);
  return index !== undefined && at(election.pkg.areas, index).kind === 'constituency' ? index : null;
}

/** A table in one of the formats of the feed. */
export function written(source: MediaSource, table: MediaTable, format: Format): MediaFile {
  switch (format) {
    case 'csv':
      return { mediaType: CSV_TYPE, bytes: utf8(tableCsv(table)) };
    case 'ndjson':
      return { mediaType: NDJSON_TYPE, bytes: utf8(tableNdjson(table)) };
    case 'json':
      return json(tableJson(table, headOf(source)));
    default:
      return assertNever(format);
  }
}

/** What a document says of its cut: as the manifest of the feed has it. */
function headOf({ read }: MediaSource): Readonly<Record<string, unknown>> {
  const bytes = read('/feed/manifest.json');
  if (bytes === null) throw new Error('the cut has no /feed/manifest.json');
  const manifest = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const {
    cut,
    at: when,
    status,
    drill,
    election,
    package: hash,
    ledger,
    statusText,
    cap,
    paused,
    embargo,
  } = manifest;
  return { cut, at: when, status, drill, election, package: hash, ledger, statusText, cap, paused, embargo };
}

function correctionFile(view: PublicView, seq: number): MediaFile | null {
  const { corrections, ...head } = correctionsJson(view);
  const correction = corrections.find((one) => one.seq === seq);
  return correction === undefined ? null : json(`${JSON.stringify({ ...head, ...correction })}\n`);
}

function nistFile(view: PublicView, name: string): MediaFile | null {
  if (name === 'report') return json(`${JSON.stringify(summaryReport(view))}\n`);
  const constituency = constituencyNamed(view, name);
  return constituency === null ? null : json(`${JSON.stringify(precinctReport(view, constituency))}\n`);
}

function json(text: string): MediaFile {
  return { mediaType: JSON_TYPE, bytes: utf8(text) };
}

/** Paths of everything that {@link renderMedia} makes of a cut but its own list; `units`: also the files of single constituencies' forms. */
export function* mediaPaths(
  view: PublicView,
  scope: { readonly units: boolean } = { units: true },
): Generator<string> {
  const both = function* (name: string, own: readonly Format[]): Generator<string> {
    for (const format of own) yield `/feed/${name}.${format}`;
    for (const format of FORMATS) yield `/feed/light/${name}.${format}`;
  };
  for (const name of CUT_TABLES) yield* both(name, ['json', 'ndjson']);
  for (const [name, kind] of Object.entries(PLACE_TABLES)) {
    if (areasOf(view, kind).length > 0) yield* both(name, FORMATS);
  }
  yield* both('corrections', FORMATS);
  for (const { seq } of view.corrections) yield `/feed/corrections/${seq}.json`;
  yield '/feed/nist/report.json';
  if (!scope.units) return;
  for (const c of areasOf(view, 'constituency')) {
    const { id } = at(view.election.pkg.areas, c);
    yield* both(`units/${id}`, FORMATS);
    yield `/feed/nist/${id}.json`;
  }
}
