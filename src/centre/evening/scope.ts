import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { AreaId, CentreId } from '../../election/model.ts';
import type { Person } from '../../people/person.ts';
import { servesCentre } from '../../people/person.ts';

/** A part of the election that somebody looks at. Equal keys mean equal units. */
export interface Scope {
  readonly key: string;
  /** In package order. */
  readonly units: readonly number[];
}

/** Units of each centre, by centre index. */
const centres = new WeakMap<Election, readonly (readonly number[])[]>();

export function unitsOfCentre(election: Election, centreIndex: number): readonly number[] {
  let lists = centres.get(election);
  if (lists === undefined) {
    const made: number[][] = election.pkg.centres.map(() => []);
    election.pkg.units.forEach((unit, i) => {
      made[election.centreIndex.get(unit.centreId) ?? -1]?.push(i);
    });
    lists = made;
    centres.set(election, lists);
  }
  return at(lists, centreIndex);
}

const areas = new WeakMap<Election, Map<number, readonly number[]>>();

/** Units of an area of any kind. Kept: the same few areas are asked for all night. */
export function unitsOfArea(election: Election, areaIndex: number): readonly number[] {
  let known = areas.get(election);
  if (known === undefined) {
    known = new Map();
    areas.set(election, known);
  }
  let units = known.get(areaIndex);
  if (units === undefined) {
    const found: number[] = [];
    election.areasOfUnit.forEach((inside, unit) => {
      if (inside.includes(areaIndex)) found.push(unit);
    });
    units = found;
    known.set(areaIndex, units);
  }
  return units;
}

type ScopeError = 'unknown-centre' | 'unknown-area' | 'not-your-area';

/**
 * The units that a query asks for: a centre, an area, or neither (all). Only units of the person's area of duty; a centre outside
 * it, or an area without any unit in it, is refused.
 */
export function scopeOf(
  election: Election,
  person: Person,
  wish: { readonly centre?: string | undefined; readonly area?: string | undefined },
): Scope | ScopeError {
  const { centre, area } = wish;
  if (centre !== undefined) {
    const index = election.centreIndex.get(centre as CentreId);
    if (index === undefined) return 'unknown-centre';
    if (!servesCentre(person, centre)) return 'not-your-area';
    return { key: `centre ${centre}`, units: unitsOfCentre(election, index) };
  }
  const areaIndex = area === undefined ? -1 : election.areaIndex.get(area as AreaId);
  if (areaIndex === undefined) return 'unknown-area';
  if (person.duty.everyCentre) {
    if (areaIndex < 0) return { key: 'all', units: everyUnit(election) };
    return { key: `area ${area}`, units: unitsOfArea(election, areaIndex) };
  }
  const duty = person.duty.centreIds.toSorted();
  const own = duty.flatMap((id) => {
    const index = election.centreIndex.get(id);
    return index === undefined ? [] : unitsOfCentre(election, index);
  });
  const units = own
    .filter((unit) => areaIndex < 0 || at(election.areasOfUnit, unit).includes(areaIndex))
    .sort((a, b) => a - b);
  if (areaIndex >= 0 && units.length === 0) return 'not-your-area';
  return { key: `area ${area ?? ''} of ${duty.join()}`, units };
}

const all = new WeakMap<Election, readonly number[]>();

function everyUnit(election: Election): readonly number[] {
  let units = all.get(election);
  if (units === undefined) {
    units = election.pkg.units.map((_, i) => i);
    all.set(election, units);
  }
  return units;
}
