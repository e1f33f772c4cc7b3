import { at } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import type { Contest } from '../model.ts';

const cache = new WeakMap<Election, ReadonlyMap<number, readonly Contest[]>>();

/** Contests in which a unit votes, whether or not there is a form for them (`Election.returns` holds only those with one). */
export function contestsOfUnit(election: Election, unitIndex: number): readonly Contest[] {
  let byArea = cache.get(election);
  if (byArea === undefined) {
    byArea = groupByArea(election);
    cache.set(election, byArea);
  }
  const areas = byArea;
  return at(election.areasOfUnit, unitIndex).flatMap((area) => areas.get(area) ?? []);
}

function groupByArea(election: Election): ReadonlyMap<number, readonly Contest[]> {
  const groups = new Map<number, Contest[]>();
  for (const contest of election.pkg.contests) {
    const area = election.areaIndex.get(contest.areaId) ?? -1;
    const group = groups.get(area);
    if (group === undefined) groups.set(area, [contest]);
    else group.push(contest);
  }
  return groups;
}
