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

/** Id of the province that an area lies in or is; empty when there is none. */
export function provinceOfArea(election: Election, areaIndex: number): string {
  for (let area = areaIndex; area >= 0; area = at(election.parentOfArea, area)) {
    const { kind, id } = at(election.pkg.areas, area);
    if (kind === 'province') return id;
  }
  return '';
}

const contestsByPlace = new WeakMap<Election, ReadonlyMap<string, number>>();

/** The contest of a ballot that covers an area; null where the area holds several or none. */
export function contestOver(election: Election, areaIndex: number, ballotIndex: number): number | null {
  let places = contestsByPlace.get(election);
  if (places === undefined) {
    places = new Map(election.pkg.contests.map((c, i) => [`${c.areaId} ${c.ballot}`, i]));
    contestsByPlace.set(election, places);
  }
  const ballot = at(election.ballots, ballotIndex);
  for (let area = areaIndex; area >= 0; area = at(election.parentOfArea, area)) {
    const index = places.get(`${at(election.pkg.areas, area).id} ${ballot}`);
    if (index !== undefined) return index;
  }
  return null;
}
