import { at } from '../basics/assert.ts';
import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { Board } from './board.ts';
import type { FormRow } from './form-row.ts';
import type { Mishaps } from './mishaps.ts';
import { drawLargePhoto, drawSmallPhoto } from './photo-form.ts';
import type { Reading } from './truth.ts';
import { pictureOf, truthOf } from './truth.ts';

/** Everything that the people of one night know: the papers, the clock, and what goes wrong. */
export class Night {
  readonly election: Election;
  readonly rows: readonly (FormRow | null)[];
  readonly mishaps: Mishaps;
  readonly board: Board;
  /** Minutes of the night in one real minute; null: as fast as possible. */
  readonly speed: number | null;
  /** Set when the drill must end: an error, or everything is done. */
  stopped = false;
  /** Mistakes and repairs, for the report. */
  readonly counts = {
    photos: 0,
    unreadable: 0,
    entries: 0,
    warningsAnswered: 0,
    lookedAgain: 0,
    decided: 0,
    settled: 0,
    asWritten: 0,
    setAside: 0,
    corrections: 0,
  };

  constructor(
    election: Election,
    rows: readonly (FormRow | null)[],
    mishaps: Mishaps,
    board: Board,
    speed: number | null,
  ) {
    this.election = election;
    this.rows = rows;
    this.mishaps = mishaps;
    this.board = board;
    this.speed = speed;
  }

  truth(spec: ReturnSpec): Reading {
    const row = at(this.rows, spec.index);
    if (row === null) throw new Error(`no form of ${spec.unit.id} ${spec.contest.ballot}`);
    return truthOf(spec, row, Math.max(5, this.election.pkg.manifest.signaturesRequired));
  }

  photo(spec: ReturnSpec, attempt: number): Uint8Array {
    const unreadable = attempt === 1 && this.mishaps.of(spec).unreadable;
    const picture = pictureOf(spec, this.truth(spec), attempt, unreadable);
    return this.speed === null ? drawSmallPhoto(picture) : drawLargePhoto(picture);
  }

  /** Lets a person's time pass: seconds of the night, at the drill's speed. */
  async pass(seconds: number): Promise<void> {
    if (this.speed === null) return;
    const ms = (seconds * 1000) / this.speed;
    await new Promise((resolve) => setTimeout(resolve, ms));
  }
}
