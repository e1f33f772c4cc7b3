import { readCsv } from '../../basics/csv.ts';
import { MAX_NUMBER, ROW_LIMITS } from '../limits.ts';
import type { Area, UnitKind } from '../model.ts';
import { UNIT_KINDS } from '../model.ts';
import { isSafeId } from '../parsing/text.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { readText } from './read-json.ts';

const FILE = 'units.csv';
const NEEDED = ['unit_id', 'cons_id', 'kind'] as const;

/** A row of the unit list before areas and centres are known. */
export interface ListedUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly constituencyId: string;
  /** District code, `''` where the unit belongs to no district. */
  readonly districtCode: string;
  readonly subDistrictCode: string;
  readonly number: number;
  readonly name: string;
  readonly registered: number | null;
  readonly advanceRegistered: number | null;
}

const KINDS = new Map<string, UnitKind>([
  ['advance_in_area', 'advance-in'],
  ['advance_out_of_area', 'advance-out'],
  ['overseas', 'advance-out'],
  ['special_place', 'special'],
  ...UNIT_KINDS.map((kind): [string, UnitKind] => [kind, kind]),
]);

/** The unit list (`stations/units.csv`): columns by name, further columns are ignored. */
export function readUnitList(
  bytes: Uint8Array,
  constituencies: readonly Area[],
  notes: Notes,
): readonly ListedUnit[] {
  const text = readText(FILE, bytes, notes);
  if (text === null) return [];
  const { rows, problems, count } = readCsv(text, ROW_LIMITS[FILE] + 1);
  for (const problem of problems) notes.add('warning', 'bad-csv', FILE, `:${problem.line}`);
  if (count > ROW_LIMITS[FILE] + 1) notes.add('error', 'bad-csv', FILE, `${count - 1} > ${ROW_LIMITS[FILE]}`);
  const columns = new Map((rows[0]?.cells ?? []).map((name, i) => [name, i]));
  const missing = NEEDED.filter((name) => !columns.has(name));
  if (missing.length > 0) {
    notes.add('error', 'missing-column', FILE, missing.join(', '));
    return [];
  }
  const fields = new Fields(FILE, notes);
  const known = new Set<string>(constituencies.map((area) => area.id));
  const seen = new Set<string>();
  const units: ListedUnit[] = [];
  const width = rows[0]?.cells.length ?? 0;
  for (const { cells, line } of rows.slice(1)) {
    if (cells.length !== width) {
      notes.add('warning', 'bad-csv', FILE, `:${line}`);
      continue;
    }
    const cell = (name: string): string => cells[columns.get(name) ?? -1] ?? '';
    const id = cell('unit_id');
    const kind = KINDS.get(cell('kind'));
    const constituencyId = cell('cons_id');
    if (!isSafeId(id)) notes.add('warning', id === '' ? 'missing-id' : 'bad-id', FILE, `:${line}`);
    else if (seen.has(id.toLowerCase())) notes.add('warning', 'duplicate-id', FILE, id);
    else if (kind === undefined) notes.add('warning', 'unknown-unit-kind', FILE, `${id} ${cell('kind')}`);
    else if (!known.has(constituencyId)) {
      notes.add('warning', 'unit-without-constituency', FILE, `${id} → ${constituencyId}`);
    } else {
      seen.add(id.toLowerCase());
      const number = wholeCell(cell('unit_no'), id, notes) ?? 0;
      units.push({
        id,
        kind,
        constituencyId,
        districtCode: codeCell(cell('amphoe_code'), id, notes),
        subDistrictCode: codeCell(cell('tambon_code'), id, notes),
        number,
        name: fields.clean(cell('name_th'), id) || unitNameTh(kind, number),
        registered: wholeCell(cell('registered'), id, notes),
        advanceRegistered: wholeCell(cell('advance_registered'), id, notes),
      });
    }
  }
  return units;
}

function wholeCell(text: string, place: string, notes: Notes): number | null {
  if (text === '') return null;
  const number = /^\d{1,9}$/.test(text) ? Number(text) : MAX_NUMBER + 1;
  if (number <= MAX_NUMBER) return number;
  notes.add('warning', 'unit-bad-number', FILE, `${place} ${text.slice(0, 20)}`);
  return null;
}

function codeCell(text: string, place: string, notes: Notes): string {
  if (text === '' || isSafeId(text)) return text;
  notes.add('warning', 'bad-id', FILE, `${place} ${text.slice(0, 20)}`);
  return '';
}

function unitNameTh(kind: UnitKind, number: number): string {
  return kind === 'station' ? `หน่วยเลือกตั้งที่ ${number}` : `ชุดที่ ${number}`;
}

/** The unit's name in English; places have no English names in the unit list. */
export function unitNameEn(kind: UnitKind, number: number): string {
  switch (kind) {
    case 'station':
      return `Polling station ${number}`;
    case 'advance-in':
      return `Advance votes in the constituency, set ${number}`;
    case 'advance-out':
      return `Out-of-constituency and overseas ballots, set ${number}`;
    case 'special':
      return `Central place for disabled and elderly voters, set ${number}`;
  }
}
