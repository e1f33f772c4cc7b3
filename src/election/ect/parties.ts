import type { Party, PartyId } from '../model.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { isObject, objectsOf } from './read-json.ts';

const FILE = 'info_party_overview.json';
const LISTS_FILE = 'info_party_candidate.json';
/** Most names on a list (MP Act): what is taken when the lists themselves are not among the files. */
const FULL_LIST = 100;

/** Parties by list number, those without a list last. `lists` is `info_party_candidate.json` of 2569, or null. */
export function readParties(json: unknown, lists: unknown, notes: Notes): readonly Party[] {
  const fields = new Fields(FILE, notes);
  const sizes = lists === null ? null : readListSizes(lists, notes);
  const parties: Party[] = [];
  const seen = new Set<string>();
  const numbers = new Map<number, string>();
  objectsOf(json, FILE, '', notes).forEach((record, i) => {
    const id = fields.id(record, 'id', `[${i}]`);
    if (id === null) return;
    if (seen.has(id.toLowerCase())) {
      notes.add('warning', 'duplicate-id', FILE, id);
      return;
    }
    seen.add(id.toLowerCase());
    const th = fields.name(record, 'name', id, id);
    const listNumber = readListNumber(record['party_no'], id, notes);
    const abbreviation = fields.text(record, 'abbr', id, 60);
    if (abbreviation === '') notes.add('info', 'text-missing', FILE, `${id}.abbr`);
    if (listNumber === null) notes.add('info', 'party-without-list', FILE, `${id} ${th}`);
    else {
      const other = numbers.get(listNumber);
      if (other !== undefined) {
        notes.add('warning', 'duplicate-list-number', FILE, `${listNumber}: ${other}, ${id}`);
      }
      numbers.set(listNumber, id);
    }
    parties.push({
      id: id as PartyId,
      listNumber,
      name: { th, en: th },
      abbreviation,
      colour: fields.colour(record, 'color', id),
      listSize: listNumber === null ? 0 : listSize(sizes, listNumber, id, notes),
      logoUrl: fields.url(record, 'logo_url', id),
    });
  });
  const last = Number.POSITIVE_INFINITY;
  return parties.sort((x, y) => {
    const [a, b] = [x.listNumber ?? last, y.listNumber ?? last];
    return a === b ? 0 : a - b;
  });
}

/** `party_no` is a string by custom; empty, zero or absent: the party has no list. */
function readListNumber(value: unknown, id: string, notes: Notes): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(String(value).trim());
  if (Number.isInteger(number) && number >= 1 && number <= 9999) return number;
  if (number !== 0) notes.add('warning', 'wrong-shape', FILE, `${id}.party_no ${String(value).slice(0, 20)}`);
  return null;
}

function listSize(
  sizes: ReadonlyMap<number, number> | null,
  listNumber: number,
  id: string,
  notes: Notes,
): number {
  const size = sizes?.get(listNumber);
  if (size !== undefined) return size;
  notes.add('info', 'list-size-unknown', sizes === null ? FILE : LISTS_FILE, id);
  return FULL_LIST;
}

function readListSizes(json: unknown, notes: Notes): ReadonlyMap<number, number> {
  const fields = new Fields(LISTS_FILE, notes);
  const sizes = new Map<number, number>();
  objectsOf(json, LISTS_FILE, '', notes).forEach((record, i) => {
    const number = fields.whole(record, 'party_no', `[${i}]`);
    const names: unknown = record['party_list_candidates'];
    if (number === null || !Array.isArray(names)) {
      notes.add('warning', 'wrong-shape', LISTS_FILE, `[${i}]`);
      return;
    }
    sizes.set(number, names.filter((name) => isObject(name)).length);
  });
  return sizes;
}
