import type { Clock } from '../basics/clock.ts';

/** Calls of one network in the window. Whole towns sit behind one address of a mobile network, so it is not small. */
const MOST_CALLS = 300;
const WINDOW_MS = 10 * 60_000;
const MOST_NETWORKS = 100_000;

/** How often one network may change its subscriptions. In memory: a restart forgives. */
export class AlertLimits {
  readonly #clock: Clock;
  readonly #calls = new Map<string, number>();
  #window = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** True when one more call is fine. `network`: see people/network.ts. */
  call(network: string): boolean {
    const window = Math.floor(this.#clock() / WINDOW_MS);
    if (window !== this.#window || this.#calls.size >= MOST_NETWORKS) this.#calls.clear();
    this.#window = window;
    const calls = (this.#calls.get(network) ?? 0) + 1;
    this.#calls.set(network, calls);
    return calls <= MOST_CALLS;
  }
}
