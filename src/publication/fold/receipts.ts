import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitStatus } from '../model.ts';

/** What the ledger holds of each unit, shown or not: the first layer, which also moves during a pause. */
export class Receipts {
  readonly #returnsOfUnit: Election['returnsOfUnit'];
  /** Ballots of each unit. */
  readonly #needed: Uint8Array;
  readonly #received: Uint8Array;
  /** Photos of each unit that still stand there. */
  readonly #photos: Uint16Array;

  constructor(election: Election) {
    this.#returnsOfUnit = election.returnsOfUnit;
    this.#needed = Uint8Array.from(election.returnsOfUnit, (list) => list.filter((r) => r >= 0).length);
    this.#received = new Uint8Array(election.returns.length);
    this.#photos = new Uint16Array(election.pkg.units.length);
  }

  photo(unit: number): void {
    this.#photos[unit] = Math.min(at(this.#photos, unit) + 1, 65_535);
  }

  /** A photo was moved to another unit, or put aside. */
  photoGone(unit: number): void {
    this.#photos[unit] = Math.max(at(this.#photos, unit) - 1, 0);
  }

  /** A live record of a return is there, or there is none any more. */
  record(index: number, live: boolean): void {
    this.#received[index] = live ? 1 : 0;
  }

  hasRecord(index: number): boolean {
    return this.#received[index] === 1;
  }

  needed(unit: number): number {
    return at(this.#needed, unit);
  }

  /** Status of a unit that is not shown. */
  status(unit: number): Exclude<UnitStatus, 'shown'> {
    let received = 0;
    for (const index of at(this.#returnsOfUnit, unit)) {
      if (index >= 0 && this.#received[index] === 1) received++;
    }
    if (received > 0) return received === this.#needed[unit] ? 'held-back' : 'partly';
    return at(this.#photos, unit) > 0 ? 'photographed' : 'awaited';
  }
}
