import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { Coverage, CoverageCounts, UnitStatus } from '../model.ts';

const STATUSES: readonly UnitStatus[] = ['awaited', 'photographed', 'partly', 'held-back', 'shown'];
const PARTLY = 2;
const HELD = 3;
const SHOWN = 4;
const WIDTH = STATUSES.length;

/** How many units of each status every area has, stations apart from everything else; changed unit by unit. */
export class CoverageCount {
  /** By (area × 2 + block) × statuses + status; block 0 holds stations, block 1 the others. */
  readonly #counts: Int32Array;
  readonly #status: Uint8Array;
  readonly #areas: readonly (readonly number[])[];
  readonly #block: Uint8Array;

  constructor(election: Election) {
    const { units, areas } = election.pkg;
    this.#counts = new Int32Array(areas.length * 2 * WIDTH);
    this.#status = new Uint8Array(units.length);
    this.#block = Uint8Array.from(units, (unit) => (unit.kind === 'station' ? 0 : 1));
    this.#areas = election.areasOfUnit.map((list) => [...new Set(list)]);
    election.returnsOfUnit.forEach((returns, unit) => {
      if (returns.some((r) => r >= 0)) this.#add(unit, 0, 1);
    });
  }

  status(unit: number): UnitStatus {
    return at(STATUSES, at(this.#status, unit));
  }

  /** True when the status is another one than before. */
  set(unit: number, status: UnitStatus): boolean {
    const before = at(this.#status, unit);
    const after = STATUSES.indexOf(status);
    if (before === after) return false;
    this.#add(unit, before, -1);
    this.#add(unit, after, 1);
    this.#status[unit] = after;
    return true;
  }

  #add(unit: number, status: number, change: number): void {
    const block = this.#block[unit] ?? 0;
    for (const area of at(this.#areas, unit)) {
      const cell = (area * 2 + block) * WIDTH + status;
      this.#counts[cell] = (this.#counts[cell] ?? 0) + change;
    }
  }

  /** `embargo`: nothing is shown yet, everything complete is held back. */
  coverage(area: number, embargo: boolean): Coverage {
    return { stations: this.#read(area, 0, embargo), others: this.#read(area, 1, embargo) };
  }

  #read(area: number, block: number, embargo: boolean): CoverageCounts {
    const start = (area * 2 + block) * WIDTH;
    const count = (status: number): number => this.#counts[start + status] ?? 0;
    let expected = 0;
    for (let status = 0; status < WIDTH; status++) expected += count(status);
    const received = count(HELD) + count(SHOWN);
    const shown = embargo ? 0 : count(SHOWN);
    return { expected, received, shown, heldBack: received - shown, partly: count(PARTLY) };
  }
}
