import type { Area, AreaId } from '../model.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { isObject, objectsOf } from './read-json.ts';
import { titleCase } from './title-case.ts';

const FILE = 'info_province.json';

export interface Provinces {
  readonly nation: Area;
  readonly provinces: readonly Area[];
}

export const NATION_ID = 'TH' as AreaId;

/** The nation and its provinces from `info_province.json` (2569 adds station totals). */
export function readProvinces(json: unknown, notes: Notes): Provinces {
  const fields = new Fields(FILE, notes);
  const root = isObject(json) ? json : {};
  if (!isObject(json)) notes.add('error', 'wrong-shape', FILE);
  const nation: Area = {
    id: NATION_ID,
    kind: 'nation',
    parentId: null,
    code: '',
    name: { th: 'ประเทศไทย', en: 'Thailand' },
    abbreviation: '',
    registered: fields.whole(root, 'total_registered_vote', 'root'),
    stations: fields.whole(root, 'total_vote_stations', 'root'),
    zones: [],
  };
  const provinces: Area[] = [];
  const seen = new Set<string>();
  objectsOf(root['province'], FILE, 'province', notes).forEach((record, i) => {
    const id = fields.id(record, 'prov_id', `province[${i}]`);
    if (id === null) return;
    if (seen.has(id.toLowerCase())) {
      notes.add('warning', 'duplicate-id', FILE, id);
      return;
    }
    seen.add(id.toLowerCase());
    const th = fields.name(record, 'province', id, id);
    provinces.push({
      id: id as AreaId,
      kind: 'province',
      parentId: NATION_ID,
      code: fields.id(record, 'province_id', id) ?? '',
      name: { th, en: titleCase(fields.name(record, 'eng', `${id}.eng`, th)) },
      abbreviation: fields.text(record, 'abbre_thai', id, 60),
      registered: fields.whole(record, 'total_registered_vote', id),
      stations: fields.whole(record, 'total_vote_stations', id),
      zones: [],
    });
  });
  return { nation, provinces };
}
