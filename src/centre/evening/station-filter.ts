import { at } from '../../basics/assert.ts';
import type { UnitKind } from '../../election/model.ts';
import type { Board } from './board.ts';
import type { Status } from './statuses.ts';
import { MISSING, STATUSES } from './statuses.ts';

export interface StationFilter {
  /** Empty: all. */
  readonly statuses: ReadonlySet<Status>;
  readonly kind: UnitKind | null;
  /** Looked for in id, names and sub-district; empty: all. */
  readonly text: string;
}

/** `missing` and statuses, separated by commas; null when one of them is none. */
export function readStatuses(text: string): ReadonlySet<Status> | null {
  const wanted = new Set<Status>();
  for (const word of text.split(',')) {
    if (word === '') continue;
    const status = STATUSES.find((s) => s === word);
    if (word === 'missing') for (const missing of MISSING) wanted.add(missing);
    else if (status === undefined) return null;
    else wanted.add(status);
  }
  return wanted;
}

/** The test that a unit of the list must pass, with everything that can be prepared. */
export function stationTest(
  board: Board,
  { statuses, kind, text }: StationFilter,
): (unit: number) => boolean {
  const { election } = board;
  const wanted = STATUSES.map((status) => statuses.size === 0 || statuses.has(status));
  const needle = text.trim().normalize('NFC').toLowerCase();
  return (index) => {
    if (wanted[board.statusOfUnit[index] ?? 0] !== true) return false;
    const unit = at(election.pkg.units, index);
    if (kind !== null && unit.kind !== kind) return false;
    if (needle === '') return true;
    if (unit.id.toLowerCase().includes(needle) || has(unit.name, needle)) return true;
    return [unit.subDistrictId, unit.districtId].some(
      (id) => id !== null && has(election.getArea(id).name, needle),
    );
  };
}

function has(name: { readonly th: string; readonly en: string }, needle: string): boolean {
  return name.th.toLowerCase().includes(needle) || name.en.toLowerCase().includes(needle);
}
