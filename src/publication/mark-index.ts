import { at } from '../basics/assert.ts';
import type { Election } from '../election/lookup.ts';

/** Units of a constituency by mark, in package order. */
export type MarkedUnits = ReadonlyMap<string, readonly number[]>;

const NOTHING: MarkedUnits = new Map();

/**
 * Which units of a constituency bear which mark. Looked at when somebody asks, and kept until something of the constituency changes: going
 * over all forms of the country for each cut would cost as much as making it.
 */
export class MarkIndex {
  readonly #election: Election;
  readonly #kept = new Map<number, MarkedUnits>();

  constructor(election: Election) {
    this.#election = election;
  }

  /** Something of these constituencies is another than in the cut before. */
  forget(constituencies: Iterable<number>): void {
    for (const constituency of constituencies) this.#kept.delete(constituency);
  }

  /** `eachMark` gives the marks of a unit's forms one by one; the same one may come twice. */
  of(constituency: number, eachMark: (unit: number, add: (mark: string) => void) => void): MarkedUnits {
    const known = this.#kept.get(constituency);
    if (known !== undefined) return known;
    const found = new Map<string, number[]>();
    let unit = -1;
    const add = (mark: string): void => {
      const units = found.get(mark);
      if (units === undefined) found.set(mark, [unit]);
      else if (units[units.length - 1] !== unit) units.push(unit);
    };
    for (unit of at(this.#election.unitsOfConstituency, constituency)) eachMark(unit, add);
    const marked = found.size === 0 ? NOTHING : found;
    this.#kept.set(constituency, marked);
    return marked;
  }
}
