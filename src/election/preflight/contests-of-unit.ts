import { at } from '../../basics/assert.ts';
import type { Election } from '../lookup.ts';
import type { AreaId, Contest } from '../model.ts';

const cache = new WeakMap<Election, Map<AreaId, readonly Contest[]>>();

/**
 * Contests in which a unit votes, whether or not there is a form for them (`Election.returns` holds only those with one). They
 * depend on the unit's constituency alone.
 */
export function contestsOfUnit(election: Election, unitIndex: number): readonly Contest[] {
  let known = cache.get(election);
  if (known === undefined) {
    known = new Map();
    cache.set(election, known);
  }
  const { constituencyId } = at(election.pkg.units, unitIndex);
  let contests = known.get(constituencyId);
  if (contests === undefined) {
    contests = contestsAround(election, constituencyId);
    known.set(constituencyId, contests);
  }
  return contests;
}

function contestsAround(election: Election, constituencyId: AreaId): readonly Contest[] {
  const around = new Set<AreaId>();
  let area = election.areaIndex.get(constituencyId) ?? -1;
  for (; area >= 0; area = at(election.parentOfArea, area)) around.add(at(election.pkg.areas, area).id);
  return election.pkg.contests.filter((contest) => around.has(contest.areaId));
}
