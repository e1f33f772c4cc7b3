import { at } from '../../src/basics/assert.ts';
import type { Election } from '../../src/election/lookup.ts';

/** Districts, sub-districts and their units: looked up by the pages of places only. All by area index. */
export interface PlaceIndex {
  /** Districts of a province, sub-districts of a district, in package order. */
  readonly partsOf: readonly (readonly number[])[];
  readonly unitsOfSubDistrict: ReadonlyMap<number, readonly number[]>;
}

const cache = new WeakMap<Election, PlaceIndex>();

export function placeIndex(election: Election): PlaceIndex {
  let index = cache.get(election);
  if (index === undefined) {
    index = build(election);
    cache.set(election, index);
  }
  return index;
}

function build(election: Election): PlaceIndex {
  const { areas, units } = election.pkg;
  const partsOf = areas.map((): number[] => []);
  areas.forEach((area, i) => {
    const up = at(election.parentOfArea, i);
    if (up >= 0 && (area.kind === 'district' || area.kind === 'sub-district')) at(partsOf, up).push(i);
  });
  const unitsOfSubDistrict = new Map<number, number[]>();
  units.forEach((unit, u) => {
    const area = unit.subDistrictId === null ? undefined : election.areaIndex.get(unit.subDistrictId);
    if (area === undefined) return;
    const list = unitsOfSubDistrict.get(area);
    if (list === undefined) unitsOfSubDistrict.set(area, [u]);
    else list.push(u);
  });
  return { partsOf, unitsOfSubDistrict };
}
