/**
 * Runs a slow, repeatable action per key so that callers who come while one run is under way share the next one. For fsync of
 * a folder: a run that began before the call does not count, a run that begins after it does.
 */
export class SharedRuns {
  readonly #action: (key: string) => Promise<void>;
  readonly #running = new Map<string, Promise<void>>();
  readonly #waiting = new Map<string, Promise<void>>();

  constructor(action: (key: string) => Promise<void>) {
    this.#action = action;
  }

  run(key: string): Promise<void> {
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key);
    let next = this.#waiting.get(key);
    if (next === undefined) {
      next = running
        .catch(() => undefined)
        .then(() => {
          this.#waiting.delete(key);
          return this.#begin(key);
        });
      this.#waiting.set(key, next);
    }
    return next;
  }

  #begin(key: string): Promise<void> {
    const run = this.#action(key).finally(() => {
      if (this.#running.get(key) === run) this.#running.delete(key);
    });
    this.#running.set(key, run);
    return run;
  }
}
