import type { PhotoReceived } from '../../ledger/facts.ts';
import type { PhotoNote } from '../model.ts';

/**
 * Of every photo, by the hash of the copy that the public gets: the hash of the file as it came, how it came, and when. One text each, since
 * a country has 200,000 of them.
 */
export class PhotoNotes {
  readonly #notes = new Map<string, string>();

  add(publicCopy: string, { original, at, source }: PhotoReceived): void {
    // The first arrival counts: the same file again is not news.
    if (!this.#notes.has(publicCopy)) this.#notes.set(publicCopy, `${original} ${at} ${source}`);
  }

  of(publicCopy: string): PhotoNote | null {
    const [original, at, source] = this.#notes.get(publicCopy)?.split(' ') ?? [];
    if (original === undefined || at === undefined || source === undefined) return null;
    return { original, at, source };
  }
}
