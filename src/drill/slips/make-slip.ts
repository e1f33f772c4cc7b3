import { at } from '../../basics/assert.ts';
import type { Figure, Figures } from '../../returns/figures.ts';
import {
  BLANK,
  countsAs,
  DASH,
  HEAD_SIZE,
  headPosition,
  MAX_FIGURE,
  NOT_ON_FORM,
} from '../../returns/figures.ts';
import type { Random } from '../random.ts';
import type { SlipKind } from './slip.ts';

/** Digits that look alike in Thai handwriting: ๑ and ๗, ๒ and ๓, ๔ and ๕, ๕ and ๖, ๖ and ๙, ๔ and ๘. */
const LOOK_ALIKE = ['1', '70', '3', '27', '58', '46', '59', '13', '4', '6'] as const;
/** Neighbours on a number pad. */
const NEXT_KEY = ['12', '024', '0135', '26', '157', '2468', '359', '48', '579', '68'] as const;

const SIGNATURES = headPosition('signatures');

/**
 * The places that a slip of this kind changes, near `position` of the paper; null where the paper gives no occasion for it
 * (a figure of one digit cannot be transposed, a head place has no line beside it).
 */
export function makeSlip(
  kind: SlipKind,
  paper: Figures,
  position: number,
  random: Random,
): ReadonlyMap<number, Figure> | null {
  const here = paper[position] ?? NOT_ON_FORM;
  switch (kind) {
    case 'wrong digit':
      return one(position, here, otherDigit(here, NEXT_KEY, random));
    case 'Thai digit misread':
      return one(position, here, otherDigit(here, LOOK_ALIKE, random));
    case 'digits transposed':
      return one(position, here, transposed(here, random));
    case 'digit dropped or doubled':
      return one(position, here, droppedOrDoubled(here, random));
    case 'nought, dash, blank':
      return countsAs(here) === 0 && here !== NOT_ON_FORM && position !== SIGNATURES
        ? one(position, here, random.pick([0, DASH, BLANK].filter((f) => f !== here)))
        : null;
    case 'two lines swapped':
      return swapped(paper, position, random);
    case 'lines shifted by one':
      return shifted(paper, position, random);
  }
}

/** Places of the paper at which a person can slip: everything typed but the count of signatures. */
export function slipPlaces(paper: Figures): number[] {
  const places: number[] = [];
  paper.forEach((figure, i) => {
    if (figure !== NOT_ON_FORM && i !== SIGNATURES) places.push(i);
  });
  return places;
}

export function isLine(position: number): boolean {
  return position >= HEAD_SIZE;
}

function one(position: number, before: Figure, after: Figure | null): ReadonlyMap<number, Figure> | null {
  return after === null || after === before || after > MAX_FIGURE ? null : new Map([[position, after]]);
}

function otherDigit(figure: Figure, others: readonly string[], random: Random): Figure | null {
  if (figure < 0) return null;
  const digits = String(figure);
  const place = random.int(0, digits.length - 1);
  const other = random.pick([...at(others, Number(digits[place]))]);
  return Number(digits.slice(0, place) + other + digits.slice(place + 1));
}

function transposed(figure: Figure, random: Random): Figure | null {
  if (figure < 10) return null;
  const digits = [...String(figure)];
  const place = random.int(0, digits.length - 2);
  return Number(
    [...digits.slice(0, place), digits[place + 1], digits[place], ...digits.slice(place + 2)].join(''),
  );
}

/** A nought is dropped or doubled most often; any other digit too. */
function droppedOrDoubled(figure: Figure, random: Random): Figure | null {
  if (figure <= 0) return null;
  const digits = String(figure);
  const nought = digits.indexOf('0');
  const place = nought >= 0 && random.chance(0.7) ? nought : random.int(0, digits.length - 1);
  const cut = digits.slice(0, place) + (random.chance(0.5) ? '' : digits.slice(place, place + 1).repeat(2));
  const typed = cut + digits.slice(place + 1);
  return typed === '' ? null : Number(typed);
}

/** The figures of two lines exchanged: the one below, or at times another near it. */
function swapped(paper: Figures, position: number, random: Random): ReadonlyMap<number, Figure> | null {
  const other = position + (random.chance(0.75) ? 1 : 2);
  if (!isLine(position) || other >= paper.length || paper[other] === paper[position]) return null;
  return new Map([
    [position, at(paper, other)],
    [other, at(paper, position)],
  ]);
}

/**
 * From a line on, every figure is one line too low (a line read twice, or a box filled for nothing) or one too high (a line
 * passed over): to the end of the table, or over a few lines until the typist is right again.
 */
function shifted(paper: Figures, position: number, random: Random): ReadonlyMap<number, Figure> | null {
  if (!isLine(position) || position >= paper.length - 1) return null;
  const last = random.chance(0.5)
    ? paper.length - 1
    : Math.min(paper.length - 1, position + random.int(1, 7));
  const places = new Map<number, Figure>();
  const set = (i: number, figure: Figure) => {
    if (paper[i] !== figure) places.set(i, figure);
  };
  if (random.chance(0.5)) {
    for (let i = position; i < last; i++) set(i, at(paper, i + 1));
    set(last, 0);
  } else {
    set(position, random.chance(0.5) ? at(paper, position) : 0);
    for (let i = position + 1; i <= last; i++) set(i, at(paper, i - 1));
  }
  return places.size === 0 ? null : places;
}
