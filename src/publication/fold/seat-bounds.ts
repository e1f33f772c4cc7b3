import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';

/**
 * Ballots that may still come in for each seat, kept up return by return, so that most forms need no full look at their seat. The
 * numbers are those of `votersOut` (tally): whole rolls of what is out.
 */
export class SeatBounds {
  /** By return: voters on its roll, -1 where the package has none; and its seat, -1 for returns of no seat. */
  readonly #rolls: Int32Array;
  readonly #places: Int32Array;
  readonly #counted: Uint8Array;
  /** By seat: voters on the rolls that are out, and units out without a roll. */
  readonly #voters: Float64Array;
  readonly #without: Int32Array;

  /** `placeOf`: place of a seat by contest, -1 for contests that are not followed. */
  constructor(election: Election, placeOf: Int32Array, places: number) {
    const { returns } = election;
    this.#rolls = Int32Array.from(returns, ({ unit }) => unit.registered ?? -1);
    this.#places = Int32Array.from(returns, ({ contestIndex }) => placeOf[contestIndex] ?? -1);
    this.#counted = new Uint8Array(returns.length);
    this.#voters = new Float64Array(places);
    this.#without = new Int32Array(places);
    returns.forEach((_, index) => {
      this.#add(index, 1);
    });
  }

  /** A return came into the public figures or left them. Gives its seat, -1 for none. */
  set(index: number, counted: boolean): number {
    const now = counted ? 1 : 0;
    if (at(this.#counted, index) !== now) {
      this.#counted[index] = now;
      this.#add(index, counted ? -1 : 1);
    }
    return at(this.#places, index);
  }

  /**
   * Whether a first place that is ahead by `margin` of everybody else, and of the ballots for nobody, cannot be overtaken; null: that
   * takes a full look.
   */
  decided(place: number, margin: number): boolean | null {
    if (margin <= at(this.#voters, place)) return false;
    return at(this.#without, place) === 0 ? true : null;
  }

  #add(index: number, sign: number): void {
    const place = at(this.#places, index);
    if (place < 0) return;
    const roll = at(this.#rolls, index);
    if (roll < 0) this.#without[place] = at(this.#without, place) + sign;
    else this.#voters[place] = at(this.#voters, place) + sign * roll;
  }
}
