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

  of(constituency: number, marksOf: (returnIndex: number) => readonly string[]): MarkedUnits {
    const known = this.#kept.get(constituency);
    if (known !== undefined) return known;
    const found = new Map<string, number[]>();
    for (const unit of at(this.#election.unitsOfConstituency, constituency)) {
      for (const index of at(this.#election.returnsOfUnit, unit)) {
        if (index < 0) continue;
        for (const mark of marksOf(index)) {
          const units = found.get(mark);
          if (units === undefined) found.set(mark, [unit]);
          else if (units.at(-1) !== unit) units.push(unit);
        }
      }
    }
    const marked = found.size === 0 ? NOTHING : found;
    this.#kept.set(constituency, marked);
    return marked;
  }
}
