import type { Pool } from 'pg';
import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { CentreId } from '../../election/model.ts';
import type { FindingNote } from '../../returns/life-state.ts';
import { SharedRead } from './shared-read.ts';

/** How often a rule stands on live records of a centre and constituency. */
export interface FindingCount {
  readonly centre: CentreId;
  /** Place in the package's list of areas. */
  readonly constituency: number;
  readonly code: string;
  readonly level: string;
  readonly count: number;
}

const FRESH_MS = 30_000;

/** Findings by rule, read at most every half minute for everybody. */
export class FindingCounts {
  readonly #shared: SharedRead<readonly FindingCount[]>;

  constructor(db: Pool, election: Election, freshMs = FRESH_MS) {
    this.#shared = new SharedRead(() => readCounts(db, election), freshMs);
  }

  get(): Promise<readonly FindingCount[]> {
    return this.#shared.get();
  }
}

/**
 * One look over the records. Few different lists of findings stand on very many of them, so they come in groups; where a return
 * lies is known here, and joining it in the database took ten times as long.
 */
async function readCounts(db: Pool, election: Election): Promise<FindingCount[]> {
  const { rows } = await db.query<{ findings: readonly FindingNote[]; returns: number[] }>(
    `select findings, array_agg(return_id) as returns from record where live and findings <> '[]' group by findings`,
  );
  const places = placesOf(election);
  const counts = new Map<string, FindingCount>();
  for (const { findings, returns } of rows) {
    const byPlace = new Map<number, number>();
    for (const index of returns) {
      const place = places[index];
      if (place !== undefined) byPlace.set(place, (byPlace.get(place) ?? 0) + 1);
    }
    for (const [place, records] of byPlace) {
      const centre = at(election.pkg.centres, Math.floor(place / AREAS)).id;
      const constituency = place % AREAS;
      for (const { code, level } of findings) {
        const key = `${centre} ${constituency} ${code} ${level}`;
        const count = (counts.get(key)?.count ?? 0) + records;
        counts.set(key, { centre, constituency, code, level, count });
      }
    }
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
}

/** More areas than a country has. */
const AREAS = 100_000;
const placesByElection = new WeakMap<Election, Float64Array>();

/** Centre and constituency of every return as one number. */
function placesOf(election: Election): Float64Array {
  let made = placesByElection.get(election);
  if (made === undefined) {
    made = Float64Array.from(election.returns, ({ unit, unitIndex }) => {
      const centre = election.centreIndex.get(unit.centreId) ?? -1;
      return centre * AREAS + at(at(election.areasOfUnit, unitIndex), 0);
    });
    placesByElection.set(election, made);
  }
  return made;
}
