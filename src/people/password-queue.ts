/**
 * Lets few password checks run at a time: each holds 19 MiB and a core for 30 ms, and a whole country that logs in at once
 * must not starve the requests of those who are already typing.
 */
export class PasswordQueue {
  readonly #parallel: number;
  readonly #longest: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  /** `longest`: how many may wait; the next ones are refused at once. */
  constructor(parallel = 2, longest = 400) {
    this.#parallel = parallel;
    this.#longest = longest;
  }

  /** Runs the work in turn; null when too many wait already. */
  async run<T>(work: () => Promise<T>): Promise<{ readonly value: T } | null> {
    if (this.#running >= this.#parallel) {
      if (this.#waiting.length >= this.#longest) return null;
      await new Promise<void>((resume) => this.#waiting.push(resume));
    } else {
      this.#running++;
    }
    try {
      return { value: await work() };
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }
}
