import { readCsv } from '../../basics/csv.ts';
import type { Notes } from './notes.ts';
import { isObject, objectsOf, readText } from './read-json.ts';

const STATS_FILE = 'stats_cons.json';
const CSV_FILE = 'candidates.csv';

/** Ids of candidates known to stand; null when no file tells. */
export type Standing = ReadonlySet<string> | null;

/** Reference files carry no status. A result file has one line for each candidate who was on the ballot until the end. */
export function standingInResults(json: unknown, notes: Notes): Standing {
  if (!isObject(json)) return null;
  const standing = new Set<string>();
  for (const province of objectsOf(json['result_province'], STATS_FILE, 'result_province', notes)) {
    for (const cons of objectsOf(province['constituencies'], STATS_FILE, 'constituencies', notes)) {
      // The phantom constituency has none.
      if (cons['candidates'] === undefined || cons['candidates'] === null) continue;
      for (const candidate of objectsOf(cons['candidates'], STATS_FILE, 'candidates', notes)) {
        const id = candidate['mp_app_id'];
        if (typeof id === 'string' || typeof id === 'number') standing.add(String(id).trim());
      }
    }
  }
  return standing.size === 0 ? null : standing;
}

/** A list with `cand_id` and `in_results` (1 or 0): the other way to tell who withdrew. */
export function standingInCsv(bytes: Uint8Array, notes: Notes): Standing {
  const text = readText(CSV_FILE, bytes, notes);
  if (text === null) return null;
  const { rows, problems } = readCsv(text, 200_000);
  for (const problem of problems) notes.add('warning', 'bad-csv', CSV_FILE, `:${problem.line}`);
  const id = rows[0]?.cells.indexOf('cand_id') ?? -1;
  const inResults = rows[0]?.cells.indexOf('in_results') ?? -1;
  if (id < 0 || inResults < 0) {
    notes.add('error', 'missing-column', CSV_FILE, 'cand_id, in_results');
    return null;
  }
  const standing = new Set<string>();
  for (const { cells } of rows.slice(1)) if (cells[inResults] === '1') standing.add(cells[id] ?? '');
  return standing;
}
