import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../basics/clock.ts';
import type { PublicTicketRow } from '../../centre/tickets/public-rows.ts';

/** So old may the list be before it is read again. */
const FRESH_MS = 5_000;
const PATIENCE_MS = 400;

export interface BoardState {
  readonly rows: readonly PublicTicketRow[];
  /** When it was read, milliseconds UTC; null: never. */
  readonly at: number | null;
  /** False while the database does not answer: the rows are those read last. */
  readonly live: boolean;
}

/** Tickets as readers see them, read from the database at most every few seconds, however many ask, and kept while it is away. */
export class TicketBoard {
  readonly #read: () => Promise<readonly PublicTicketRow[]>;
  readonly #clock: Clock;
  #state: BoardState = { rows: [], at: null, live: false };
  #tried = Number.NEGATIVE_INFINITY;
  #reading: Promise<void> | null = null;

  constructor(read: () => Promise<readonly PublicTicketRow[]>, clock: Clock) {
    this.#read = read;
    this.#clock = clock;
  }

  /** Waits for a fresh list as long as a healthy database needs; without any list, until there is one or none is to be had. */
  async state(): Promise<BoardState> {
    if (this.#clock() - this.#tried >= FRESH_MS) this.#refresh();
    const reading = this.#reading;
    if (reading === null) return this.#state;
    await (this.#state.at === null
      ? reading
      : Promise.race([reading, sleep(PATIENCE_MS, undefined, { ref: false })]));
    return this.#state;
  }

  /** After a change: the next one who asks gets it. */
  async renew(): Promise<void> {
    await this.#reading;
    this.#refresh();
    await this.#reading;
  }

  #refresh(): void {
    if (this.#reading !== null) return;
    this.#tried = this.#clock();
    this.#reading = this.#read()
      .then(
        (rows) => {
          this.#state = { rows, at: this.#clock(), live: true };
        },
        () => {
          this.#state = { ...this.#state, live: false };
        },
      )
      .finally(() => {
        this.#reading = null;
      });
  }
}
