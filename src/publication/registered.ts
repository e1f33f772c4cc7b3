import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';

const known = new WeakMap<Election, readonly number[]>();

/**
 * Registered voters of an area: the number published for it (P35: files disagree, so the area's own figure goes first), else
 * the sum over its parts, else the sum of the rolls of its stations. The denominator of every turnout percentage.
 */
export function registeredVoters(election: Election, areaIndex: number): number {
  let list = known.get(election);
  if (list === undefined) {
    list = count(election);
    known.set(election, list);
  }
  return at(list, areaIndex);
}

function count(election: Election): readonly number[] {
  const { areas, units } = election.pkg;
  const rolls = areas.map(() => 0);
  units.forEach((unit, u) => {
    if (unit.kind !== 'station') return;
    for (const area of new Set(at(election.areasOfUnit, u)))
      rolls[area] = at(rolls, area) + (unit.registered ?? 0);
  });
  // Parents stand before children: from the end, every area adds its number to its parent.
  const parts = areas.map(() => 0);
  const result = areas.map(() => 0);
  for (let i = areas.length - 1; i >= 0; i--) {
    const area = at(areas, i);
    const sum = Math.max(at(rolls, i), area.kind === 'nation' || area.kind === 'province' ? at(parts, i) : 0);
    result[i] = area.registered ?? sum;
    const parent = at(election.parentOfArea, i);
    const holdsUnits = area.kind === 'constituency' || area.kind === 'local-body' || area.kind === 'province';
    if (parent >= 0 && holdsUnits) parts[parent] = at(parts, parent) + at(result, i);
  }
  return result;
}
