import { at, getOrThrow } from '../basics/assert.ts';
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

/** By area index; areas without contests of their own are left out. */
const contestsByArea = new WeakMap<Election, ReadonlyMap<number, readonly number[]>>();

/** Indexes of the contests whose own area this is. */
export function contestsOfArea(election: Election, areaIndex: number): readonly number[] {
  let areas = contestsByArea.get(election);
  if (areas === undefined) {
    const lists = new Map<number, number[]>();
    election.pkg.contests.forEach(({ areaId }, c) => {
      const area = getOrThrow(election.areaIndex, areaId);
      const list = lists.get(area);
      if (list === undefined) lists.set(area, [c]);
      else list.push(c);
    });
    areas = lists;
    contestsByArea.set(election, areas);
  }
  return areas.get(areaIndex) ?? [];
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
