import { at } from '../../basics/assert.ts';
import type { UnitKind } from '../../election/model.ts';
import { UNIT_KINDS } from '../../election/model.ts';
import type { Board } from './board.ts';
import type { People } from './on-duty.ts';
import type { Scope } from './scope.ts';
import type { StationFilter } from './station-filter.ts';
import { stationTest } from './station-filter.ts';
import { MISSING, STATUSES } from './statuses.ts';

interface StationQuery {
  readonly filter: StationFilter;
  readonly lang: 'th' | 'en';
  /** Units before this place of the list are left out. */
  readonly after: number;
  readonly limit: number;
  /** Revision of a former reply; null: from the beginning. */
  readonly since: string | null;
  /** Names of people: who holds a return, whom to call. */
  readonly seesPeople: boolean;
}

/** Lists that rows refer to by index, filled as they are needed. */
class Indexed {
  readonly list: unknown[] = [];
  readonly #known = new Map<string, number>();

  of(key: string, value: unknown = key): number {
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.list.push(value) - 1;
      this.#known.set(key, index);
    }
    return index;
  }
}

/** `since` without the board's name, when it is of this board; null: begin anew. */
function knownRevision(board: Board, since: string | null): number | null {
  if (since === null || !since.startsWith(`${board.name}.`)) return null;
  const revision = Number(since.slice(board.name.length + 1));
  return Number.isSafeInteger(revision) && revision >= 0 ? revision : null;
}

export function revisionOf(board: Board): string {
  return `${board.name}.${board.revision}`;
}

/** The list of stations as docs/formats/staff-api.md describes it: rows of short arrays, 500 of them below 100 kB. */
export function listStations(board: Board, people: People, scope: Scope, query: StationQuery): object {
  const { pkg, ballots } = board.election;
  const fits = stationTest(board, query.filter);
  const known = knownRevision(board, query.since);
  const places = new Indexed();
  const centres = new Indexed();
  const holders = new Indexed();
  const units: unknown[] = [];
  const gone: string[] = [];
  const counts: Record<string, number> = {};
  let total = 0;
  let next: number | null = null;
  scope.units.forEach((unit) => {
    const changed = known !== null && (board.changedAt[unit] ?? 0) > known;
    if (!fits(unit)) {
      if (changed) gone.push(at(pkg.units, unit).id);
      return;
    }
    const place = total++;
    const status = at(STATUSES, board.statusOfUnit[unit] ?? 0);
    counts[status] = (counts[status] ?? 0) + 1;
    if (known !== null ? !changed : place < query.after) return;
    if (known === null && units.length >= query.limit) {
      next ??= place;
      return;
    }
    units.push(rowOf(board, people, unit, query, { places, centres, holders }));
  });
  return {
    revision: revisionOf(board),
    at: Math.floor(board.now),
    full: known === null,
    cut: board.publicState?.cut ?? null,
    total,
    next,
    counts,
    statuses: STATUSES,
    ballots,
    kinds: UNIT_KINDS,
    centres: centres.list,
    places: places.list,
    people: holders.list,
    units,
    gone,
  };
}

function rowOf(
  board: Board,
  people: People,
  unitIndex: number,
  { lang, seesPeople }: StationQuery,
  lists: { readonly places: Indexed; readonly centres: Indexed; readonly holders: Indexed },
): unknown[] {
  const { election, columns } = board;
  const unit = at(election.pkg.units, unitIndex);
  const statusIndex = board.statusOfUnit[unitIndex] ?? 0;
  const status = at(STATUSES, statusIndex);
  const place = unit.subDistrictId ?? unit.districtId;
  const name = (of: { readonly th: string; readonly en: string }) => (of[lang] === '' ? of.th : of[lang]);
  const reason = board.reasons.get(unitIndex);
  const contact = MISSING.has(status) && seesPeople ? board.contacts.get(unitIndex) : undefined;
  let priority = 0;
  const returns = at(election.returnsOfUnit, unitIndex).flatMap((i, ballot) => {
    if (i < 0) return [];
    priority = Math.max(priority, columns.priority[i] ?? 0);
    const row: unknown[] = [
      ballot,
      board.statusOfReturn[i],
      Math.floor(columns.since[i] ?? 0),
      columns.version[i],
    ];
    const until = columns.until[i] ?? 0;
    const holder = columns.holder[i] ?? 0;
    if (holder !== 0 && until > board.now) {
      const person = people.byId.get(holder);
      const id = person?.publicId ?? '';
      row.push(
        lists.holders.of(id, [id, seesPeople ? (person?.displayName ?? null) : null]),
        Math.floor(until),
      );
    }
    return [row];
  });
  return [
    unit.id,
    UNIT_KINDS.indexOf(unit.kind satisfies UnitKind),
    unit.number,
    name(unit.name),
    place === null ? -1 : lists.places.of(place, name(election.getArea(place).name)),
    lists.centres.of(unit.centreId),
    statusIndex,
    status === 'held-back' ? (board.publicState?.whyHeld(unitIndex) ?? null) : null,
    priority,
    reason === undefined ? null : [reason.code, reason.note, Math.floor(reason.at)],
    contact === undefined ? null : [contact.name, contact.phone],
    returns,
  ];
}
