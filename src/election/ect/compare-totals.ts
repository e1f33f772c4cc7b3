import type { Area } from '../model.ts';
import type { Notes } from './notes.ts';
import type { ListedUnit } from './units.ts';

/**
 * Real files publish the same total twice and differ: registered voters and stations of an area, its parts, the unit list, and
 * the referendum. Each difference is noted; the reference files' own figure stays in the package.
 */
export function compareTotals(
  areas: readonly Area[],
  units: readonly ListedUnit[],
  referendum: ReadonlyMap<string, number>,
  notes: Notes,
): void {
  const parentOf = new Map<string, string | null>(areas.map((area) => [area.id, area.parentId]));
  const registered = new Map<string, number>();
  const stations = new Map<string, number>();
  for (const unit of units) {
    if (unit.kind !== 'station') continue;
    for (let id: string | null = unit.constituencyId; id !== null; id = parentOf.get(id) ?? null) {
      stations.set(id, (stations.get(id) ?? 0) + 1);
      if (unit.registered !== null) registered.set(id, (registered.get(id) ?? 0) + unit.registered);
    }
  }
  for (const area of areas) {
    const parts = areas.filter((part) => part.parentId === area.id);
    compareParts(area, parts, 'registered', 'registered-totals-differ', notes);
    compareParts(area, parts, 'stations', 'station-totals-differ', notes);
    const listed = registered.get(area.id);
    if (area.registered !== null && listed !== undefined && listed !== area.registered) {
      const place = `${area.id}: ${area.registered} / units ${listed}`;
      notes.add('warning', 'registered-totals-differ', 'units.csv', place);
    }
    const votersOfReferendum = referendum.get(area.id);
    if (
      area.registered !== null &&
      votersOfReferendum !== undefined &&
      votersOfReferendum !== area.registered
    ) {
      const place = `${area.id}: ${area.registered} / referendum ${votersOfReferendum}`;
      notes.add('warning', 'registered-totals-differ', 'info_referendum.json', place);
    }
    const count = stations.get(area.id) ?? 0;
    if (area.stations !== null && count !== area.stations) {
      const place = `${area.id}: ${area.stations} / units ${count}`;
      notes.add('warning', 'station-totals-differ', 'units.csv', place);
    }
  }
}

/** An area's own total against the sum of the areas inside it, where the files give both. */
function compareParts(
  area: Area,
  parts: readonly Area[],
  field: 'registered' | 'stations',
  code: 'registered-totals-differ' | 'station-totals-differ',
  notes: Notes,
): void {
  const own = area[field];
  const values = parts.map((part) => part[field]).filter((value) => value !== null);
  if (own === null || values.length === 0) return;
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum !== own) notes.add('warning', code, 'info_constituency.json', `${area.id}: ${own} / parts ${sum}`);
}
