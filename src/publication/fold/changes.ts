import { at } from '../../basics/assert.ts';
import type { AreaChange } from '../model.ts';

/** What has to be rendered anew, and the last fact that changed each area. */
export class Changes {
  readonly #changes: (AreaChange | null)[];
  readonly #parents: readonly number[];
  #areas = new Set<number>();
  #contests = new Set<number>();

  /** `parents`: index of the parent area of each area, -1 for none. */
  constructor(parents: readonly number[]) {
    this.#parents = parents;
    this.#changes = new Array<AreaChange | null>(parents.length).fill(null);
  }

  /** The last fact that changed an area or a part of it; null when there was none. */
  of(area: number): AreaChange | null {
    return at(this.#changes, area);
  }

  /** The area must be rendered anew although no fact names it. */
  mark(area: number): void {
    this.#areas.add(area);
  }

  touch(area: number, seq: number, factAt: string): void {
    this.#areas.add(area);
    const change = { seq, at: factAt };
    for (let i = area; i >= 0; i = at(this.#parents, i)) {
      const before = at(this.#changes, i);
      if (before === null || before.seq < seq) this.#changes[i] = change;
    }
  }

  touchContest(contest: number): void {
    this.#contests.add(contest);
  }

  /** Areas and contests touched since the last call. */
  take(): { readonly areas: ReadonlySet<number>; readonly contests: ReadonlySet<number> } {
    const taken = { areas: this.#areas, contests: this.#contests };
    this.#areas = new Set();
    this.#contests = new Set();
    return taken;
  }
}
