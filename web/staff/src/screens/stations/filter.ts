import type { Station, Status } from '../../api/evening-types.ts';
import { searchKey } from '../../evening/search-key.ts';
import { PROBLEMS } from '../../evening/status-mark.tsx';

export interface StationFilter {
  readonly text: string;
  /** Empty: all. */
  readonly statuses: ReadonlySet<Status>;
  /** Only what somebody has to do something about. */
  readonly problems: boolean;
  readonly kind: string;
  readonly place: string;
}

export const NO_FILTER: StationFilter = {
  text: '',
  statuses: new Set(),
  problems: false,
  kind: '',
  place: '',
};

/** True when a unit has a return that somebody has to do something about. */
export function isProblem(station: Station): boolean {
  return station.returns.some(({ status }) => PROBLEMS.has(status));
}

/** Everything but the choice of statuses: what the counts on the chips are made from. */
function fitsOtherwise(filter: StationFilter): (station: Station) => boolean {
  const needles = searchKey(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  return (station) =>
    (filter.kind === '' || station.kind === filter.kind) &&
    (filter.place === '' || station.place === filter.place) &&
    needles.every((needle) => station.key.includes(needle));
}

function fitsStatus({ statuses, problems }: StationFilter, station: Station): boolean {
  if (problems && !isProblem(station)) return false;
  return statuses.size === 0 || station.returns.some(({ status }) => statuses.has(status));
}

export interface Filtered {
  readonly shown: ReadonlySet<string>;
  /** Units with a return at the status, and units with a problem, whatever statuses are chosen. */
  readonly counts: Readonly<Partial<Record<Status, number>>>;
  readonly problems: number;
  readonly total: number;
}

/** Which units are shown, and how many there are for every choice. A unit counts for each status that one of its returns has. */
export function filterStations(units: readonly Station[], filter: StationFilter): Filtered {
  const fits = fitsOtherwise(filter);
  const shown = new Set<string>();
  const counts: Partial<Record<Status, number>> = {};
  let problems = 0;
  let total = 0;
  for (const station of units) {
    if (!fits(station)) continue;
    total += 1;
    if (isProblem(station)) problems += 1;
    for (const status of new Set(station.returns.map((r) => r.status)))
      counts[status] = (counts[status] ?? 0) + 1;
    if (fitsStatus(filter, station)) shown.add(station.id);
  }
  return { shown, counts, problems, total };
}

export const SORTS = ['order', 'waiting', 'status', 'priority'] as const;
export type Sort = (typeof SORTS)[number];

/** Since when the return of a unit waits that waits longest; nothing waits once all are public. */
function waitsSince(station: Station): number {
  let oldest = Number.POSITIVE_INFINITY;
  for (const { status, since } of station.returns)
    if (status !== 'public' && status !== 'corrected' && since > 0) oldest = Math.min(oldest, since);
  return oldest;
}

/** The units in another order. `order`: as in the package; `status`: the one furthest behind first. */
export function sortStations(
  units: readonly Station[],
  sort: Sort,
  rank: (status: Status) => number,
): readonly Station[] {
  switch (sort) {
    case 'order':
      return units;
    case 'waiting':
      return units.toSorted((a, b) => compare(waitsSince(a), waitsSince(b)));
    case 'status':
      return units.toSorted((a, b) => rank(a.status) - rank(b.status));
    case 'priority':
      return units.toSorted((a, b) => b.priority - a.priority);
  }
}

/** Also for two that are infinite. */
function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
