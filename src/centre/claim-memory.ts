import type { Figures } from '../returns/figures.ts';
import type { LoadedReturn } from './loaded-return.ts';

const MOST = 4_000;

/**
 * Returns as they were when somebody took them, so that the work can be written without loading them again. Nothing here is
 * trusted: the write holds only if the row's `rev` is still the same; otherwise the return is loaded. Another process that
 * gets the work simply loads.
 */
export class ClaimMemory {
  readonly #loaded = new Map<string, LoadedReturn>();

  keep(claim: string, loaded: LoadedReturn): void {
    if (this.#loaded.size >= MOST) {
      for (const oldest of this.#loaded.keys()) {
        this.#loaded.delete(oldest);
        break;
      }
    }
    this.#loaded.set(claim, loaded);
  }

  /**
   * Notes a record that was accepted by the very statement that made the claim: the claim could not see it yet. The two
   * ballots of a unit often follow each other.
   */
  amend(claim: string, returnId: number, version: number, figures: Figures): void {
    const loaded = this.#loaded.get(claim);
    if (loaded === undefined || !loaded.siblings.some((o) => o.returnId === returnId)) return;
    const siblings = loaded.siblings.map((o) => (o.returnId === returnId ? { ...o, version, figures } : o));
    this.#loaded.set(claim, { ...loaded, siblings });
  }

  /** Gives what is kept, once. */
  take(claim: string): LoadedReturn | null {
    const loaded = this.#loaded.get(claim);
    if (loaded === undefined) return null;
    this.#loaded.delete(claim);
    return loaded;
  }
}
