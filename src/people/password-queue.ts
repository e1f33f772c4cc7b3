/**
 * Lets few password checks run at a time: each holds 19 MiB and a core for 30 ms, and a whole country that logs in at once
 * must not starve the requests of those who are already typing. Checks wait in lanes, one for each place that they come from;
 * the lanes take turns, so that somebody who sends thousands of guesses only waits for themselves.
 */
export class PasswordQueue {
  readonly #parallel: number;
  readonly #laneLength: number;
  readonly #longest: number;
  /** Lanes with somebody in them, in the order of their next turn. */
  readonly #lanes = new Map<string, (() => void)[]>();
  #waiting = 0;
  #running = 0;

  /** `laneLength`, `longest`: how many may wait in one lane and in all; the next ones are refused at once. */
  constructor(parallel = 2, laneLength = 200, longest = 3000) {
    this.#parallel = parallel;
    this.#laneLength = laneLength;
    this.#longest = longest;
  }

  /** Runs the work when it is the lane's turn; null when too many wait already. */
  async run<T>(lane: string, work: () => Promise<T>): Promise<{ readonly value: T } | null> {
    if (this.#running >= this.#parallel) {
      const waiting = this.#lanes.get(lane) ?? [];
      if (waiting.length >= this.#laneLength || this.#waiting >= this.#longest) return null;
      this.#waiting++;
      await new Promise<void>((resume) => {
        waiting.push(resume);
        this.#lanes.set(lane, waiting);
      });
    } else {
      this.#running++;
    }
    try {
      return { value: await work() };
    } finally {
      this.#next();
    }
  }

  /** Hands the place over to the first lane, which then goes to the end of the row. */
  #next(): void {
    for (const [lane, waiting] of this.#lanes) {
      this.#lanes.delete(lane);
      const resume = waiting.shift();
      if (waiting.length > 0) this.#lanes.set(lane, waiting);
      if (resume === undefined) continue;
      this.#waiting--;
      resume();
      return;
    }
    this.#running--;
  }
}
