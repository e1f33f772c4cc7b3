import { at, getOrThrow } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';

/**
 * The stations of each constituency in the order in which they became complete, and how many of them the cap lets through:
 * the first floor(cap × stations). Units that are not stations are not in a line: the cap does not concern them.
 */
export class CapLines {
  /** Area index of the constituency of each unit. */
  readonly constituencyOfUnit: Int32Array;
  /** Area indexes of all constituencies. */
  readonly constituencies: readonly number[];
  readonly #stations: Int32Array;
  readonly #lines: number[][];
  #percent: number;

  constructor(election: Election, percent: number) {
    const { areas, units } = election.pkg;
    this.constituencyOfUnit = Int32Array.from(units, (u) => getOrThrow(election.areaIndex, u.constituencyId));
    this.constituencies = areas.flatMap((area, i) => (area.kind === 'constituency' ? [i] : []));
    this.#stations = new Int32Array(areas.length);
    units.forEach((unit, u) => {
      if (unit.kind !== 'station' || !at(election.returnsOfUnit, u).some((r) => r >= 0)) return;
      const c = this.constituencyOfUnit[u] ?? 0;
      this.#stations[c] = (this.#stations[c] ?? 0) + 1;
    });
    this.#lines = areas.map(() => []);
    this.#percent = percent;
  }

  get percent(): number {
    return this.#percent;
  }

  setPercent(percent: number): void {
    this.#percent = percent;
  }

  /** Stations of a constituency that may be shown at most. */
  slots(constituency: number, percent: number = this.#percent): number {
    return Math.floor((percent * at(this.#stations, constituency)) / 100);
  }

  /** Complete stations in order of completion. */
  line(constituency: number): readonly number[] {
    return at(this.#lines, constituency);
  }

  join(unit: number): void {
    at(this.#lines, at(this.constituencyOfUnit, unit)).push(unit);
  }

  leave(unit: number): void {
    const line = at(this.#lines, at(this.constituencyOfUnit, unit));
    const position = line.indexOf(unit);
    if (position >= 0) line.splice(position, 1);
  }

  /** Place in the line, from 1; 0 when the unit does not stand in it. */
  position(unit: number): number {
    return at(this.#lines, at(this.constituencyOfUnit, unit)).indexOf(unit) + 1;
  }
}
