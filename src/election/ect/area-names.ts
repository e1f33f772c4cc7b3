import { readCsv } from '../../basics/csv.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { readText } from './read-json.ts';

const FILE = 'areas.csv';
const BANGKOK = '10';

/** Exact names of districts and sub-districts by code, with their Thai prefix (อำเภอ, เขต, ตำบล, แขวง). */
export interface AreaNames {
  readonly districts: ReadonlyMap<string, string>;
  readonly subDistricts: ReadonlyMap<string, string>;
}

/** Reads a list with `amphoe_code`, `amphoe_th`, `code`, `name_th`; rows without a sub-district code give the district only. */
export function readAreaNames(bytes: Uint8Array, notes: Notes): AreaNames {
  const districts = new Map<string, string>();
  const subDistricts = new Map<string, string>();
  const text = readText(FILE, bytes, notes);
  if (text === null) return { districts, subDistricts };
  const { rows, problems } = readCsv(text, 200_000);
  for (const problem of problems) notes.add('warning', 'bad-csv', FILE, `:${problem.line}`);
  const fields = new Fields(FILE, notes);
  const header = rows[0]?.cells ?? [];
  const columns = ['amphoe_code', 'amphoe_th', 'code', 'name_th'].map((name) => header.indexOf(name));
  if (columns.includes(-1)) {
    notes.add('error', 'missing-column', FILE, 'amphoe_code, amphoe_th, code, name_th');
    return { districts, subDistricts };
  }
  for (const { cells, line } of rows.slice(1)) {
    const [district = '', districtName = '', code = '', name = ''] = columns.map((i) => cells[i] ?? '');
    const capital = district.startsWith(BANGKOK);
    const put = (map: Map<string, string>, key: string, prefix: string, value: string) => {
      const clean = fields.clean(value, `:${line}`);
      if (key === '' || clean === '' || map.has(key)) return;
      map.set(key, clean.startsWith(prefix) ? clean : prefix + clean);
    };
    put(districts, district, capital ? 'เขต' : 'อำเภอ', districtName);
    put(subDistricts, code, capital ? 'แขวง' : 'ตำบล', name);
  }
  return { districts, subDistricts };
}
