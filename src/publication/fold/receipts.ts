import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { UnitStatus } from '../model.ts';

/** What the ledger holds of each unit, shown or not: the first layer, which also moves during a pause. */
export class Receipts {
  readonly #returnsOfUnit: Election['returnsOfUnit'];
  /** Ballots of each unit. */
  readonly #needed: Uint8Array;
  readonly #received: Uint8Array;
  readonly #photographed: Uint8Array;

  constructor(election: Election) {
    this.#returnsOfUnit = election.returnsOfUnit;
    this.#needed = Uint8Array.from(election.returnsOfUnit, (list) => list.filter((r) => r >= 0).length);
    this.#received = new Uint8Array(election.returns.length);
    this.#photographed = new Uint8Array(election.pkg.units.length);
  }

  photo(unit: number): void {
    this.#photographed[unit] = 1;
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
    return this.#photographed[unit] === 1 ? 'photographed' : 'awaited';
  }
}
