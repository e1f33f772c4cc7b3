import type { StepTimes } from './quantiles.ts';
import { stepTimes } from './quantiles.ts';

const HOUR_MS = 3_600_000;
const MOST = 50_000;

/** Times of the last hour, of one process. When there are very many, the newest of them. */
export class RecentTimes {
  readonly #steady: () => number;
  #seen: { readonly at: number; readonly seconds: number }[] = [];

  constructor(steady: () => number = () => performance.now()) {
    this.#steady = steady;
  }

  add(seconds: number): void {
    this.#seen.push({ at: this.#steady(), seconds });
    if (this.#seen.length >= 2 * MOST) this.#seen = this.#seen.slice(-MOST);
  }

  get value(): StepTimes {
    const from = this.#steady() - HOUR_MS;
    return stepTimes(this.#seen.filter(({ at }) => at >= from).map(({ seconds }) => seconds));
  }
}
