import type { Bilingual, Language } from '../../../../src/basics/bilingual.ts';
import { readCsv } from '../../../../src/basics/csv.ts';

/** An area of the package, as far as names and places need it. */
export interface Area {
  readonly id: string;
  readonly kind: string;
  readonly parent: string;
  readonly code: string;
  readonly name: Bilingual;
}

const MOST_AREAS = 100_000;
const cache = new Map<string, ReadonlyMap<string, Area>>();

/** Areas by id, from `areas.csv` of the package. The last text is remembered. */
export function areasOf(csv: string): ReadonlyMap<string, Area> {
  let areas = cache.get(csv);
  if (areas === undefined) {
    areas = parse(csv);
    cache.clear();
    cache.set(csv, areas);
  }
  return areas;
}

function parse(csv: string): ReadonlyMap<string, Area> {
  const [header, ...rows] = readCsv(csv, MOST_AREAS).rows;
  const column = (name: string) => header?.cells.indexOf(name) ?? -1;
  const [id, kind, parent, code, th, en] = ['id', 'kind', 'parent', 'code', 'name_th', 'name_en'].map(column);
  return new Map(
    rows.map(({ cells }) => {
      const cell = (place: number | undefined) => cells[place ?? -1] ?? '';
      const area = { id: cell(id), kind: cell(kind), parent: cell(parent), code: cell(code) };
      return [area.id, { ...area, name: { th: cell(th), en: cell(en) } }] as const;
    }),
  );
}

/** A name in the wall's language; the other one where there is only that. */
export function nameIn(language: Language, name: Bilingual): string {
  return name[language] || name.th || name.en;
}

/** Name that stands alone: province and constituency. An id that nobody knows is its own name. */
export function placeName(areas: ReadonlyMap<string, Area>, id: string, language: Language): string {
  const area = areas.get(id);
  if (area === undefined) return id;
  const own = nameIn(language, area.name);
  const up = areas.get(area.parent);
  if (area.kind !== 'constituency' || up === undefined) return own;
  const parent = nameIn(language, up.name);
  return own.startsWith(parent) ? own : `${parent} ${own}`;
}

/** Name without that of the area above it, where it begins with it: `เขต 3` instead of `มหาสารคาม เขต 3`. */
export function shortName(areas: ReadonlyMap<string, Area>, id: string, language: Language): string {
  const area = areas.get(id);
  if (area === undefined) return id;
  const own = nameIn(language, area.name);
  const up = areas.get(area.parent);
  const parent = up === undefined ? '' : nameIn(language, up.name);
  return parent !== '' && own.startsWith(`${parent} `) ? own.slice(parent.length + 1) : own;
}
