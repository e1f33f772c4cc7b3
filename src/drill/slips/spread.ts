import type { ReturnSpec } from '../../election/lookup.ts';
import type { Figures } from '../../returns/figures.ts';
import { countsAs, HEAD_SIZE } from '../../returns/figures.ts';

/** Votes of every line of every contest, summed over its forms. */
export class ContestShares {
  readonly #sums = new Map<number, number[]>();

  add(spec: ReturnSpec, figures: Figures): void {
    let sums = this.#sums.get(spec.contestIndex);
    if (sums === undefined) {
      sums = spec.lines.map(() => 0);
      this.#sums.set(spec.contestIndex, sums);
    }
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + countsAs(figures[HEAD_SIZE + i] ?? 0);
  }

  /**
   * How much likelier the form is with two lines exchanged, given the votes of all other forms of the contest: the largest
   * log-likelihood ratio over pairs of neighbouring lines (distance one or two).
   */
  suspicion(spec: ReturnSpec, figures: Figures): number {
    const sums = this.#sums.get(spec.contestIndex) ?? [];
    const rest = sums.map((sum, i) => Math.log(sum - countsAs(figures[HEAD_SIZE + i] ?? 0) + 1));
    let most = 0;
    for (let i = 0; i < rest.length - 1; i++) {
      for (let j = i + 1; j <= Math.min(i + 2, rest.length - 1); j++) {
        const left = countsAs(figures[HEAD_SIZE + i] ?? 0);
        const right = countsAs(figures[HEAD_SIZE + j] ?? 0);
        most = Math.max(most, (left - right) * ((rest[j] ?? 0) - (rest[i] ?? 0)));
      }
    }
    return most;
  }
}
