import { at } from '../basics/assert.ts';
import type { HeadRole } from '../election/model.ts';
import { HEAD_ROLES } from '../election/model.ts';

/**
 * What stands in one place of a form: a whole number (0 or more) or one of four codes. Blank, dash, zero and illegible are
 * different values from the keyboard to the last pixel (domain 2.1a: real forms write "-" for 0).
 */
export type Figure = number;

/** The place was left empty. */
export const BLANK: Figure = -1;
/** A dash was written: it counts as zero. */
export const DASH: Figure = -2;
/** Something was written that cannot be read. */
export const ILLEGIBLE: Figure = -3;
/** The form has no such place (e.g. no roll on 5/16). */
export const NOT_ON_FORM: Figure = -4;

/** Nothing is typed yet. Only before the rules in the browser; no entry holds it. */
export const UNTYPED: Figure = -5;

/** Largest number that any place can hold: nine digits, more than any unit, area or country needs. */
export const MAX_FIGURE = 999_999_999;

/** All figures of a return: the head in the order of HEAD_ROLES, then the scores in the order of the contest's lines. */
export type Figures = readonly Figure[];

export const HEAD_SIZE = HEAD_ROLES.length;

const HEAD_POSITION = Object.fromEntries(HEAD_ROLES.map((role, i) => [role, i])) as Record<HeadRole, number>;

export function headPosition(role: HeadRole): number {
  return HEAD_POSITION[role];
}

export function headFigure(figures: Figures, role: HeadRole): Figure {
  return at(figures, HEAD_POSITION[role]);
}

export function voteFigure(figures: Figures, line: number): Figure {
  return at(figures, HEAD_SIZE + line);
}

/** What a figure adds to a sum: dash, blank, illegible and absent places add nothing. */
export function countsAs(figure: Figure): number {
  return figure > 0 ? figure : 0;
}
