import type { Step } from './history.ts';

/**
 * `accepted` and `corrected`: from here on this version counts. `annulled`: the version was annulled by order. `withheld`: the
 * version no longer counts although it stands, because its unit is not shown any more (pairing, or a lowered cap).
 */
export type RowEvent = 'accepted' | 'corrected' | 'annulled' | 'withheld';

/** Why a standing version is withheld. */
export type WithheldBecause = 'pairing' | 'cap';

/** One row of the per-form files. The last row of a return tells whether it counts, and with which figures. */
export interface FormRow {
  readonly returnIndex: number;
  readonly event: RowEvent;
  /** The version that the row is about. */
  readonly step: Step;
  /** Place in the ledger of the fact that made the row public: the record itself, a policy change, another unit's annulment. */
  readonly shownBy: number;
  readonly because: WithheldBecause | null;
}

/**
 * Rows in the order of publication. The order depends on the facts alone and only ever grows, so a full segment of rows never
 * changes. Rows of segments that have been made into bytes are let go.
 */
export class FormRows {
  #rows: FormRow[] = [];
  /** Rows that came before the first one in the list. */
  #dropped = 0;
  #released = 0;

  get length(): number {
    return this.#dropped + this.#rows.length;
  }

  push(row: FormRow): void {
    this.#rows.push(row);
  }

  /** Rows from `start` (0-based) up to `end`; rows that were let go are a bug to ask for. */
  slice(start: number, end: number): readonly FormRow[] {
    if (start < this.#released) throw new Error(`rows before ${this.#released} are gone`);
    return this.#rows.slice(start - this.#dropped, end - this.#dropped);
  }

  /** Lets go of all rows before `end`. */
  release(end: number): void {
    this.#released = end;
    // Dropping is a copy of what is left: only worth it when that is the smaller part.
    if (end - this.#dropped < this.#rows.length / 2) return;
    this.#rows = this.#rows.slice(end - this.#dropped);
    this.#dropped = end;
  }

  clear(): void {
    this.#rows = [];
    this.#dropped = 0;
    this.#released = 0;
  }
}
