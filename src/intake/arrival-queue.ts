/** Arrivals that this process is to read, oldest first, a few at a time. Holds numbers only: memory stays flat. */
export class ArrivalQueue {
  readonly #parallel: number;
  readonly #read: (id: number) => Promise<void>;
  readonly #log: (line: string) => void;
  readonly #waiting = new Set<number>();
  /** What others left goes before what comes now: somebody has waited for it. */
  readonly #older = new Set<number>();
  readonly #reading = new Map<number, Promise<void>>();
  #stopped = false;

  /** `read` settles an arrival or leaves it; what it throws is logged, and the arrival is left to its lease. */
  constructor(parallel: number, read: (id: number) => Promise<void>, log: (line: string) => void) {
    this.#parallel = parallel;
    this.#read = read;
    this.#log = log;
  }

  get size(): number {
    return this.#older.size + this.#waiting.size + this.#reading.size;
  }

  /** Of what others left. */
  get older(): number {
    return this.#older.size;
  }

  has(id: number): boolean {
    return this.#older.has(id) || this.#waiting.has(id) || this.#reading.has(id);
  }

  /** Those that wait and those that are being read. */
  all(): readonly number[] {
    return [...this.#reading.keys(), ...this.#older, ...this.#waiting];
  }

  add(id: number, older = false): void {
    if (this.#stopped || this.has(id)) return;
    (older ? this.#older : this.#waiting).add(id);
    this.#next();
  }

  /** Takes nothing up any more and waits for what is being read. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.clear();
    this.#older.clear();
    await Promise.all(this.#reading.values());
  }

  #next(): void {
    while (this.#reading.size < this.#parallel) {
      const from = this.#older.size > 0 ? this.#older : this.#waiting;
      const [id] = from;
      if (id === undefined) return;
      from.delete(id);
      const reading = this.#read(id)
        .catch((error: unknown) => this.#log(`an arrival was left unread: ${String(error)}`))
        .finally(() => {
          this.#reading.delete(id);
          this.#next();
        });
      this.#reading.set(id, reading);
    }
  }
}
