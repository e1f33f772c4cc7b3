import { at } from '../../basics/assert.ts';
import type { Figures } from '../../returns/figures.ts';

const CHUNK = 1 << 16;

/**
 * Figures of every version ever accepted, in a few large typed arrays: 4 bytes a figure instead of an object a form, so that
 * the whole country with its history takes about 40 MB.
 */
export class FigurePool {
  readonly #chunks: Int32Array[] = [];
  #used = CHUNK;

  /** Keeps a copy and returns its address. */
  add(figures: Figures): number {
    if (figures.length > CHUNK) throw new Error(`a return of ${figures.length} figures`);
    if (this.#used + figures.length > CHUNK) {
      this.#chunks.push(new Int32Array(CHUNK));
      this.#used = 0;
    }
    const address = (this.#chunks.length - 1) * CHUNK + this.#used;
    at(this.#chunks, this.#chunks.length - 1).set(figures, this.#used);
    this.#used += figures.length;
    return address;
  }

  read(address: number, length: number): number[] {
    const chunk = at(this.#chunks, Math.floor(address / CHUNK));
    const start = address % CHUNK;
    // A plain loop is ten times faster here than Array.from.
    const figures = new Array<number>(length);
    for (let i = 0; i < length; i++) figures[i] = chunk[start + i] ?? 0;
    return figures;
  }
}
