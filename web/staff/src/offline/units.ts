import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, Refused } from '../api/http.ts';

/** A unit of a centre and the forms that are expected from it. */
export interface ListedUnit {
  readonly unit: string;
  readonly name: Bilingual;
  readonly ballots: readonly string[];
}

export interface UnitList {
  /** When the server gave it, milliseconds since 1970 by this computer. */
  readonly at: number;
  readonly units: readonly ListedUnit[];
}

/** One centre's list is kept: names that anybody may read. */
const KEY = 'khanaen.units';

/** The units of a centre: from the server, or as they were when the line was there. */
export async function unitsOf(centre: string): Promise<UnitList> {
  try {
    const { returns } = (await get(`/api/centres/${encodeURIComponent(centre)}/returns`)) as {
      readonly returns: readonly {
        readonly unit: string;
        readonly ballot: string;
        readonly name: Bilingual;
      }[];
    };
    const units = new Map<string, { unit: string; name: Bilingual; ballots: string[] }>();
    for (const { unit, ballot, name } of returns) {
      const known = units.get(unit);
      if (known === undefined) units.set(unit, { unit, name, ballots: [ballot] });
      else known.ballots.push(ballot);
    }
    const list: UnitList = { at: Date.now(), units: [...units.values()] };
    localStorage.setItem(KEY, JSON.stringify({ ...startOf(centre), ...list }));
    return list;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // One who has lost the right to see the centre is told so.
    if (error.status === 403 || !hasUnitsOf(centre)) throw error;
    const { at, units } = JSON.parse(localStorage.getItem(KEY) ?? '') as UnitList;
    return { at, units };
  }
}

export function hasUnitsOf(centre: string): boolean {
  return (localStorage.getItem(KEY) ?? '').startsWith(JSON.stringify(startOf(centre)).slice(0, -1));
}

/** How a kept list begins; what an earlier version of the desk kept, without its time, is asked for again. */
function startOf(centre: string): object {
  return { list: 2, centre };
}
