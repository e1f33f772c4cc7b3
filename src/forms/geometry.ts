import type { BallotId, FormId, FormPlace, UnitId } from '../election/model.ts';

/** Millimetres from the upper left corner of the sheet as printed; y goes down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where one figure stands on a page. */
export interface FigureBox {
  /** A head role, or `row:` and the row of the table of scores as printed, from 1: the same names as `FormPlace`. */
  readonly place: FormPlace['place'];
  /** The whole line, label included: what the desk shows when the figure is in hand. */
  readonly line: Box;
  /** One light-grey box for each digit, from left to right; figures are written to the right. */
  readonly digits: readonly Box[];
  /** Where the figure is written in words; null where the form has none. */
  readonly words: Box | null;
}

/**
 * What a reader must know of one printed page. The PDF is drawn from the same numbers, so that they cannot drift apart.
 * The four corner squares are given by their centres, clockwise from the upper left.
 */
export interface PageGeometry {
  readonly form: FormId;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly width: number;
  readonly height: number;
  readonly squareSide: number;
  readonly squares: readonly [Point, Point, Point, Point];
  /** The QR codes without their quiet zone; all carry the same text. */
  readonly codes: readonly Box[];
  readonly figures: readonly FigureBox[];
  /** Names and signatures of the committee: what the public copy hides when the policy says so. */
  readonly signatures: readonly Box[];
}

/** What the QR of a page says, in the same order as in letters below it. */
export interface PageCode {
  readonly unit: UnitId;
  readonly ballot: BallotId;
  readonly page: number;
  /** The first characters of the package's hash: another package's paper is seen as such. */
  readonly election: string;
  /** Keyed tag over the rest: an invented code is refused. A code is a label, not a proof: it can be copied. */
  readonly tag: string;
}
