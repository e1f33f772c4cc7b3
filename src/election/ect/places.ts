import type { Area, AreaId, Centre, CentreId } from '../model.ts';
import type { AreaNames } from './area-names.ts';
import { districtNamesFromZones } from './district-names.ts';
import type { Notes } from './notes.ts';
import type { ListedUnit } from './units.ts';

const UNITS_FILE = 'units.csv';
const ZONES_FILE = 'info_constituency.json';
const BANGKOK = '10';

/** Districts and sub-districts of the unit list, in the order of their codes, named as well as the files allow. */
export function makePlaces(
  constituencies: readonly Area[],
  units: readonly ListedUnit[],
  exact: AreaNames | null,
  notes: Notes,
): { readonly districts: readonly Area[]; readonly subDistricts: readonly Area[] } {
  const provinceOfCons = new Map(constituencies.map((area) => [area.id as string, area.parentId]));
  const provinceOfDistrict = new Map<string, AreaId | null>();
  const districtOfSub = new Map<string, string>();
  const subNames = new Map<string, string>();
  for (const unit of units) {
    if (unit.districtCode === '') continue;
    if (!provinceOfDistrict.has(unit.districtCode)) {
      provinceOfDistrict.set(unit.districtCode, provinceOfCons.get(unit.constituencyId) ?? null);
    }
    if (unit.subDistrictCode === '') {
      if (unit.kind === 'station') notes.add('info', 'unit-without-sub-district', UNITS_FILE, unit.id);
      continue;
    }
    if (!districtOfSub.has(unit.subDistrictCode)) districtOfSub.set(unit.subDistrictCode, unit.districtCode);
    const name = placeInUnitName(unit.name);
    if (name === null) continue;
    const first = subNames.get(unit.subDistrictCode);
    if (first === undefined) subNames.set(unit.subDistrictCode, name);
    else if (first !== name) {
      notes.add('info', 'sub-district-names-differ', UNITS_FILE, `${unit.subDistrictCode} ${first}, ${name}`);
    }
  }
  const fromZones = districtNamesFromZones(constituencies, units);
  const districtName = (code: string): string => {
    const known = exact?.districts.get(code);
    if (known !== undefined) return known;
    const derived = fromZones.get(code);
    if (derived !== undefined) {
      notes.add('info', 'district-name-derived', ZONES_FILE, `${code} ${derived}`);
      return derived;
    }
    notes.add('warning', 'district-name-unknown', ZONES_FILE, code);
    return `${code.startsWith(BANGKOK) ? 'เขต' : 'อำเภอ'} รหัส ${code}`;
  };
  const area = (id: string, kind: Area['kind'], parent: string, th: string, en: string): Area => ({
    id: id as AreaId,
    kind,
    parentId: parent as AreaId,
    code: id,
    name: { th, en },
    abbreviation: '',
    registered: null,
    stations: null,
    zones: [],
  });
  const sorted = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([x], [y]) => (x < y ? -1 : 1));
  return {
    districts: sorted(provinceOfDistrict).map(([code, province]) =>
      area(code, 'district', province ?? '', districtName(code), `District ${code}`),
    ),
    subDistricts: sorted(districtOfSub).map(([code, district]) => {
      const th = exact?.subDistricts.get(code) ?? subNames.get(code) ?? `ตำบล รหัส ${code}`;
      return area(code, 'sub-district', district, th, `Sub-district ${code}`);
    }),
  };
}

/** `หน่วยเลือกตั้งที่ 1 แขวงดุสิต` → `แขวงดุสิต`. */
function placeInUnitName(name: string): string | null {
  return /^หน่วยเลือกตั้งที่\s*\d+\s+(.+)$/.exec(name)?.[1] ?? null;
}

/** One centre for each district (stations) and each constituency (advance sets), with the id of its area (S1.4, S1.7). */
export function makeCentres(districts: readonly Area[], constituencies: readonly Area[]): readonly Centre[] {
  const centre = (area: Area, kind: Centre['kind']): Centre => ({
    id: area.id as string as CentreId,
    kind,
    areaId: area.id,
    name: { th: `ศูนย์รวมคะแนน${area.name.th}`, en: `Score centre of ${area.name.en}` },
    phone: '',
  });
  return [
    ...districts.map((area) => centre(area, 'district')),
    ...constituencies.map((area) => centre(area, 'constituency')),
  ];
}
