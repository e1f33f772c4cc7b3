import type { FormTimes } from '../model.ts';

/** When forms came in and since when they count, in the ledger's own time. */
export class FormClock {
  /** Time of the fact that is being folded. */
  now = '';
  readonly #photo = new Map<number, string>();
  readonly #counts = new Map<number, string>();

  /** A photo of the return was received; the first one is its arrival. */
  photo(index: number): void {
    if (!this.#photo.has(index)) this.#photo.set(index, this.now);
  }

  /** From this fact on, the newest version of the return counts. */
  counts(index: number): void {
    this.#counts.set(index, this.now);
  }

  of(index: number): FormTimes {
    return { receivedAt: this.#photo.get(index) ?? null, shownAt: this.#counts.get(index) ?? null };
  }
}
