import type { PhotoReceived } from '../../ledger/facts.ts';
import type { PublicVersion } from '../model.ts';
import { PhotoNotes } from './photo-notes.ts';

const NONE: readonly never[] = [];

function without(list: readonly string[], text: string): string[] {
  return list.filter((one) => one !== text);
}

/** The photos that the public gets of each return, those that are held back, and those that were moved away. By the index of the return. */
export class PhotoShelf {
  readonly notes = new PhotoNotes();
  readonly #photos = new Map<number, string[]>();
  /** Copies with names and signatures covered, by the copy of the staff; null: held back. Empty where the package does not ask. */
  readonly #covered = new Map<string, string | null>();
  readonly #held = new Map<number, readonly string[]>();
  /** Photos that are no longer shown at a return. */
  readonly #gone = new Map<number, readonly string[]>();

  add(index: number, fact: PhotoReceived): void {
    if (fact.masked !== undefined) this.#covered.set(fact.photo, fact.masked);
    const photo = this.#publicCopy(fact.photo);
    if (photo === null) {
      this.#held.set(index, [...(this.#held.get(index) ?? []), fact.photo]);
      return;
    }
    this.notes.add(photo, fact);
    const photos = this.#photos.get(index);
    if (photos === undefined) this.#photos.set(index, [photo]);
    else if (!photos.includes(photo)) photos.push(photo);
    const gone = this.#gone.get(index);
    if (gone !== undefined) this.#gone.set(index, without(gone, photo));
  }

  /** A photo that was moved is no longer shown at its old place; the versions of records keep the photos that they were typed from. */
  remove(index: number, staffCopy: string): void {
    const photo = this.#publicCopy(staffCopy);
    if (photo === null) {
      this.#held.set(index, without(this.#held.get(index) ?? NONE, staffCopy));
      return;
    }
    this.#photos.set(index, without(this.of(index), photo));
    this.#gone.set(index, [...new Set([...this.goneFrom(index), photo])]);
  }

  of(index: number): readonly string[] {
    return this.#photos.get(index) ?? NONE;
  }

  heldAt(index: number): number {
    return this.#held.get(index)?.length ?? 0;
  }

  goneFrom(index: number): readonly string[] {
    return this.#gone.get(index) ?? NONE;
  }

  /** Versions with the photos that the public gets. */
  withPublicCopies(versions: readonly PublicVersion[]): readonly PublicVersion[] {
    if (this.#covered.size === 0) return versions;
    return versions.map((version) => ({
      ...version,
      photos: version.photos.flatMap((photo) => this.#publicCopy(photo) ?? []),
    }));
  }

  /** What the public gets of a photo; null: nothing, names and signatures could not be covered. */
  #publicCopy(photo: string): string | null {
    const covered = this.#covered.get(photo);
    return covered === undefined ? photo : covered;
  }
}
