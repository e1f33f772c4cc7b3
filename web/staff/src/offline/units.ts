import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import { get, Refused } from '../api/http.ts';

/** A unit of a centre and the forms that are expected from it. */
export interface ListedUnit {
  readonly unit: string;
  readonly name: Bilingual;
  readonly ballots: readonly string[];
}

/** One centre's list is kept: names that anybody may read. */
const KEY = 'khanaen.units';

/** The units of a centre: from the server, or as they were when the line was there. */
export async function unitsOf(centre: string): Promise<readonly ListedUnit[]> {
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
    const list = [...units.values()];
    localStorage.setItem(KEY, JSON.stringify({ centre, list }));
    return list;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as {
      readonly centre: string;
      readonly list: readonly ListedUnit[];
    } | null;
    if (kept === null || kept.centre !== centre) throw error;
    return kept.list;
  }
}

export function hasUnitsOf(centre: string): boolean {
  return (localStorage.getItem(KEY) ?? '').startsWith(`{"centre":${JSON.stringify(centre)}`);
}
