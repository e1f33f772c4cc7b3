import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';

/** Id of the province that a unit lies in; empty when the package has none above it. */
export function provinceOf(election: Election, unitIndex: number): string {
  for (const area of at(election.areasOfUnit, unitIndex)) {
    const { kind, id } = at(election.pkg.areas, area);
    if (kind === 'province') return id;
  }
  return '';
}

/** Indexes of all areas of a kind that lie in an area (or are it), in package order. */
export function areasWithin(election: Election, areaIndex: number, kind: string): readonly number[] {
  return election.pkg.areas.flatMap((area, i) => {
    if (area.kind !== kind) return [];
    for (let a = i; a >= 0; a = at(election.parentOfArea, a)) if (a === areaIndex) return [i];
    return [];
  });
}
