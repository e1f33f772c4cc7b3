import type { Station, StationReturn, StationsReply, WireStation } from '../api/evening-types.ts';
import { searchKey } from './search-key.ts';

/** The stations of a part of the election as far as they are known, in package order. */
export interface StationSet {
  readonly revision: string;
  /** The server's time of the reply, seconds since 1970. */
  readonly at: number;
  /** When the reply came, on this computer's clock, milliseconds. */
  readonly came: number;
  readonly cut: number | null;
  readonly total: number;
  /** Where the next page begins; null: these are all. */
  readonly next: number | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly ballots: readonly string[];
  readonly units: readonly Station[];
}

/** Takes a reply over: into what was known before, or instead of it. Units that did not change stay the same objects. */
export function takeStations(before: StationSet | undefined, reply: StationsReply, came: number): StationSet {
  const { revision, at, cut, total, counts, ballots } = reply;
  const fresh = reply.units.map((unit) => toStation(unit, reply));
  if (reply.full || before === undefined)
    return { revision, at, came, cut, total, next: reply.next, counts, ballots, units: fresh };
  let { units } = before;
  if (fresh.length > 0 || reply.gone.length > 0) {
    const changed = new Map(fresh.map((unit) => [unit.id, unit]));
    const gone = new Set(reply.gone);
    units = units.flatMap((unit) => {
      if (gone.has(unit.id)) return [];
      const now = changed.get(unit.id) ?? unit;
      changed.delete(unit.id);
      return [now];
    });
    // what has come to fit since then has no known place in the order
    if (changed.size > 0) units = [...units, ...changed.values()];
  }
  return { revision, at, came, cut, total, next: before.next, counts, ballots, units };
}

function toStation(wire: WireStation, lists: StationsReply): Station {
  const [id, kind, number, name, place, centre, status, why, priority, reason, contact, returns] = wire;
  const placeName = lists.places[place] ?? '';
  return {
    id,
    kind: lists.kinds[kind] ?? '',
    number,
    name,
    place: placeName,
    centre: lists.centres[centre] ?? '',
    status: lists.statuses[status] ?? 'awaited',
    why,
    priority,
    reason: reason === null ? null : { code: reason[0], note: reason[1], at: reason[2] },
    contact: contact === null ? null : { name: contact[0], phone: contact[1] },
    returns: returns.map((row) => toReturn(row, lists)),
    key: searchKey(`${id} ${name} ${placeName}`),
  };
}

function toReturn(row: readonly number[], lists: StationsReply): StationReturn {
  const [ballot = 0, status = 0, since = 0, version = 0, person, until = 0] = row;
  const holder = person === undefined ? undefined : lists.people[person];
  return {
    ballot: lists.ballots[ballot] ?? '',
    status: lists.statuses[status] ?? 'awaited',
    since,
    version,
    holder: holder === undefined ? null : { id: holder[0], name: holder[1] },
    until,
  };
}
