import { TEXT_LIMITS } from '../limits.ts';
import type { Area, AreaId } from '../model.ts';
import { Fields } from './fields.ts';
import type { Notes } from './notes.ts';
import { objectsOf } from './read-json.ts';

const FILE = 'info_constituency.json';

/**
 * Constituencies in the order of the provinces and then of their numbers. The phantom constituency 0 of 2569 (extra counting
 * stations) is noted and kept here with code `0`; whether it becomes an area depends on the unit list.
 */
export function readConstituencies(json: unknown, provinces: readonly Area[], notes: Notes): readonly Area[] {
  const fields = new Fields(FILE, notes);
  const orderOf = new Map(provinces.map((province, i) => [province.id as string, i]));
  const found: { readonly area: Area; readonly order: number; readonly number: number }[] = [];
  const seen = new Set<string>();
  objectsOf(json, FILE, '', notes).forEach((record, i) => {
    const id = fields.id(record, 'cons_id', `[${i}]`);
    if (id === null) return;
    if (seen.has(id.toLowerCase())) {
      notes.add('warning', 'duplicate-id', FILE, id);
      return;
    }
    seen.add(id.toLowerCase());
    const provinceId = fields.id(record, 'prov_id', id) ?? '';
    const order = orderOf.get(provinceId);
    const province = order === undefined ? undefined : provinces[order];
    if (order === undefined || province === undefined) {
      notes.add('warning', 'unknown-province', FILE, `${id} → ${provinceId}`);
      return;
    }
    const number = fields.whole(record, 'cons_no', id) ?? numberInId(id);
    if (number === 0) notes.add('warning', 'phantom-constituency', FILE, id);
    const registered = fields.whole(record, 'registered_vote', id);
    if (registered === null) notes.add('warning', 'registered-missing', FILE, id);
    const zones = readZones(record['zone'], id, fields);
    if (zones.length === 0 && number !== 0) notes.add('info', 'empty-zone', FILE, id);
    const area: Area = {
      id: id as AreaId,
      kind: 'constituency',
      parentId: province.id,
      code: String(number),
      name: { th: `${province.name.th} เขต ${number}`, en: `${province.name.en} ${number}` },
      abbreviation: '',
      registered,
      stations: fields.whole(record, 'total_vote_stations', id),
      zones,
    };
    found.push({ area, order, number });
  });
  const used = new Set(found.map(({ area }) => area.parentId));
  for (const province of provinces) {
    if (!used.has(province.id)) notes.add('warning', 'empty-province', FILE, province.id);
  }
  return found.sort((x, y) => x.order - y.order || x.number - y.number).map(({ area }) => area);
}

function numberInId(id: string): number {
  const digits = /_(\d{1,3})$/.exec(id)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

function readZones(value: unknown, place: string, fields: Fields): readonly string[] {
  if (!Array.isArray(value)) return [];
  const list: readonly unknown[] = value;
  return list
    .filter((zone): zone is string => typeof zone === 'string')
    .map((zone) => fields.clean(zone, `${place}.zone`, TEXT_LIMITS.url))
    .filter((zone) => zone !== '');
}
