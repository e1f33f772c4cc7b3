import { err, ok } from '../../basics/result.ts';
import type { Election } from '../../election/lookup.ts';
import type { BallotId, UnitId } from '../../election/model.ts';
import { electionMark, writeCode } from '../../forms/code.ts';
import { tagOf } from '../../forms/tag.ts';
import { testPng } from '../../images/testing/images.ts';
import type { Look, Reader, ReadingError } from '../../reading/reader.ts';
import type { Arrival } from '../door.ts';

export const FORM_KEY = new Uint8Array(32).fill(5);

/** The code of a page as a form of this election bears it. */
export function pageCode(
  election: Election,
  unit: string,
  ballot: string,
  page: number,
  key = FORM_KEY,
): string {
  const hash = election.pkg.hash;
  const parts = { unit: unit as UnitId, ballot: ballot as BallotId, page, election: electionMark(hash) };
  return writeCode({ ...parts, tag: tagOf(parts, key) });
}

let seed = 50_000;

/** A picture that nobody has sent before. */
export function newPicture(): Buffer {
  return testPng({ seed: seed++ });
}

/** What a photo would show: the codes on it, or that it is blurred, or what happens to its reader. */
export type Shows = { readonly codes?: readonly string[]; readonly sharpness?: number } | ReadingError;

/** A reader that sees what the test says. Pictures that the test says nothing of show no code. */
export class StandInReader implements Reader {
  readonly #shows = new Map<string, Shows>();
  /** Photos looked at. */
  looked = 0;
  /** Set to make every look wait. */
  hold: Promise<void> = Promise.resolve();

  show(picture: Uint8Array, what: Shows): void {
    this.#shows.set(Buffer.from(picture).toString('base64'), what);
  }

  async look(photo: Uint8Array) {
    this.looked++;
    await this.hold;
    const shows = this.#shows.get(Buffer.from(photo).toString('base64')) ?? {};
    if (typeof shows === 'string') return err(shows);
    const look: Look = {
      width: 60,
      height: 80,
      codes: shows.codes ?? [],
      marks: [],
      sharpness: shows.sharpness ?? 800,
      brightness: 180,
    };
    return ok(look);
  }

  straighten() {
    return Promise.resolve(ok(null));
  }

  mask() {
    return Promise.resolve(ok(null));
  }

  crop() {
    return Promise.resolve(ok([]));
  }

  preview() {
    return Promise.resolve(err('busy' as const));
  }

  pagesOfPdf() {
    return Promise.resolve(err('not-a-pdf' as const));
  }

  whenRoom() {
    return Promise.resolve();
  }

  close() {
    return Promise.resolve();
  }
}

let number = 0;

/** An arrival of a LINE group, with what the test says otherwise. */
export function arrivalOf(bytes: Uint8Array, more: Partial<Arrival> = {}): Arrival {
  const key = `test:${++number}`;
  return {
    key,
    channel: 'line',
    bytes,
    sender: 'กลุ่มอำเภอ',
    centre: null,
    unit: null,
    code: null,
    sentAt: null,
    ...more,
  };
}
