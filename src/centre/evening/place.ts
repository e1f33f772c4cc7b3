import { at } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { Election } from '../../election/lookup.ts';
import type { AreaId, CentreId } from '../../election/model.ts';
import type { Person } from '../../people/person.ts';
import { servesCentre } from '../../people/person.ts';
import { unitsOfArea } from './scope.ts';

/** Where a pause or an announcement holds. */
export const PLACE_KINDS = ['centre', 'constituency', 'province', 'nation'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
}

/** A place spelled out. */
export interface KnownPlace extends Place {
  readonly name: Bilingual;
  readonly centreIds: readonly CentreId[];
  /** Places in the package's list of areas; empty for a centre, which is not cut by constituencies. */
  readonly constituencies: readonly number[];
}

const known = new WeakMap<Election, Map<string, KnownPlace | null>>();

/** Looks a place up; null when the election has none like it. */
export function findPlace(election: Election, place: Place): KnownPlace | null {
  let places = known.get(election);
  if (places === undefined) {
    places = new Map();
    known.set(election, places);
  }
  const key = `${place.kind} ${place.id}`;
  const before = places.get(key);
  if (before !== undefined) return before;
  const found = lookUp(election, place);
  if (found !== null) places.set(key, found);
  return found;
}

function lookUp(election: Election, { kind, id }: Place): KnownPlace | null {
  if (kind === 'centre') {
    const index = election.centreIndex.get(id as CentreId);
    if (index === undefined) return null;
    const centre = at(election.pkg.centres, index);
    return { kind, id, name: centre.name, centreIds: [centre.id], constituencies: [] };
  }
  // there is one nation, whatever the package calls it
  const index =
    kind === 'nation'
      ? election.pkg.areas.findIndex((area) => area.kind === 'nation')
      : (election.areaIndex.get(id as AreaId) ?? -1);
  if (index < 0) return null;
  const area = at(election.pkg.areas, index);
  if (area.kind !== kind) return null;
  const centres = new Set<CentreId>();
  const constituencies = new Set<number>();
  for (const unit of unitsOfArea(election, index)) {
    centres.add(at(election.pkg.units, unit).centreId);
    constituencies.add(at(at(election.areasOfUnit, unit), 0));
  }
  return { kind, id: area.id, name: area.name, centreIds: [...centres], constituencies: [...constituencies] };
}

/** True when the whole place lies in the person's area of duty. */
export function leads(person: Person, place: KnownPlace): boolean {
  return (
    person.duty.everyCentre ||
    (place.centreIds.length > 0 && place.centreIds.every((id) => servesCentre(person, id)))
  );
}

/** True when some of the person's work lies in the place. */
export function touches(person: Person, place: KnownPlace): boolean {
  return person.duty.everyCentre || place.centreIds.some((id) => servesCentre(person, id));
}

export function placeView({ kind, id, name }: KnownPlace): object {
  return { kind, id, name };
}
