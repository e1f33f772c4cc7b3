import { at } from '../../basics/assert.ts';
import type { Box, PageGeometry, Point } from '../../forms/geometry.ts';
import type { Homography, Pair } from '../homography.ts';
import { fitHomography, inverse, project } from '../homography.ts';
import { SURE_RESIDUAL_MM } from '../limits.ts';
import type { Grey } from '../raster.ts';
import type { Mark } from '../reader.ts';
import type { Guess } from './candidates.ts';
import { bySquares, squaresAnywhere } from './candidates.ts';
import { findSquare } from './squares.ts';

/** How a page lies in a photo. */
export interface Registration {
  /** Millimetres of the sheet to pixels of the photo. */
  readonly toPhoto: Homography;
  /** Corner squares found. */
  readonly squares: number;
  /** Codes that the map rests on. */
  readonly codes: number;
  /** Mean distance of the codes' corners from where the geometry has them, millimetres; null without codes. */
  readonly residual: number | null;
}

/** Windows in which a square is searched, millimetres: near what is known, and far from it. */
const NEAR_WINDOW = 16;
const FAR_WINDOW = 28;
/** A point of the sheet farther than this from every known one is far, millimetres. */
const FAR = 120;

/** Sure enough to cut boxes and cover names by geometry. */
export function isSure(found: Registration): boolean {
  return found.squares === 4 && found.residual !== null && found.residual < SURE_RESIDUAL_MM;
}

/**
 * Finds the page by its codes, then by its corner squares. Codes with the same text are tried in all orders on the places of the
 * geometry; the best fit wins. Null: no code of the page was found, or too little of the page to say where the rest lies.
 */
export function registerByMarks(
  photo: Grey,
  page: PageGeometry,
  marks: readonly Mark[],
): Registration | null {
  let best: Registration | null = null;
  const candidates = squaresAnywhere(photo, page, marks);
  for (const assigned of assignments(marks, page.codes)) {
    const pairs = assigned.flatMap(({ mark, code }) => codePairs(mark, code));
    const rough = fitHomography(pairs);
    if (rough === null) continue;
    const guesses = assigned.length > 1 && looksAtFront(rough, page) ? [{ map: rough, by: [] }] : [];
    for (const guess of [...guesses, ...bySquares(page, pairs, candidates)]) {
      const found = refine(photo, page, guess, pairs);
      if (found !== null && (best === null || better(found, best))) best = found;
      if (best !== null && isSure(best)) return best;
    }
  }
  return best;
}

/** Without codes: from a rough map by the sheet's outline; all four squares must be found. */
export function registerByOutline(photo: Grey, page: PageGeometry, rough: Homography): Registration | null {
  const pairs: Pair[] = [];
  for (const square of page.squares) {
    const to = findSquare(photo, rough, square, page.squareSide, FAR_WINDOW);
    if (to !== null) pairs.push({ from: square, to });
  }
  const toPhoto = pairs.length === 4 ? fitHomography(pairs) : null;
  return toPhoto === null ? null : { toPhoto, squares: 4, codes: 0, residual: null };
}

interface Assigned {
  readonly mark: Mark;
  readonly code: Box;
}

/** Every way of laying up to two marks on the codes' places, more marks first. */
function assignments(marks: readonly Mark[], codes: readonly Box[]): Assigned[][] {
  const ways: Assigned[][] = [];
  for (const [i, first] of marks.entries()) {
    for (const [k, code] of codes.entries()) {
      for (const second of marks.slice(i + 1)) {
        if (second.text !== first.text) continue;
        for (const [l, other] of codes.entries()) {
          if (k !== l)
            ways.push([
              { mark: first, code },
              { mark: second, code: other },
            ]);
        }
      }
    }
  }
  for (const mark of marks) for (const code of codes) ways.push([{ mark, code }]);
  return ways.slice(0, 24);
}

function codePairs(mark: Mark, code: Box): Pair[] {
  return boxCorners(code).map((from, i) => ({ from, to: at(mark.corners, i) }));
}

/** Clockwise from the upper left. */
export function boxCorners({ x, y, width, height }: Box): [Point, Point, Point, Point] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}

/** Seen from the front, and no part of the sheet behind the camera. */
function looksAtFront(h: Homography, page: PageGeometry): boolean {
  const corners = sheetCorners(page);
  const sides = corners.map((p) => h[6] * p.x + h[7] * p.y + h[8]);
  if (sides.some((w) => w * at(sides, 0) <= 0)) return false;
  const [a, b, , d] = corners.map((p) => project(h, p));
  if (a === undefined || b === undefined || d === undefined) return false;
  return (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x) > 0;
}

/** The sheet's corners, clockwise from the upper left, millimetres. */
export function sheetCorners(sheet: {
  readonly width: number;
  readonly height: number;
}): [Point, Point, Point, Point] {
  return boxCorners({ x: 0, y: 0, width: sheet.width, height: sheet.height });
}

/** Squares one after the other, the one nearest to what is known first: each one found makes the guess of the next better. */
function refine(photo: Grey, page: PageGeometry, guess: Guess, codes: readonly Pair[]): Registration | null {
  let map = guess.map;
  const found: Pair[] = [];
  const left = new Set<Point>(page.squares);
  while (left.size > 0) {
    const guessed = guess.by.filter(({ from }) => left.has(from));
    const known = [...codes, ...guessed, ...found].map((pair) => pair.from);
    const [next, distance] = nearest([...left], known);
    left.delete(next);
    const window = distance > FAR && found.length < 2 ? FAR_WINDOW : NEAR_WINDOW;
    const to = findSquare(photo, map, next, page.squareSide, window);
    if (to === null) continue;
    found.push({ from: next, to });
    const refit = fitHomography([
      ...codes,
      ...guessed.filter(({ from }) => from !== next),
      ...found,
      ...found,
    ]);
    if (refit !== null && looksAtFront(refit, page)) map = refit;
  }
  const pairs = found.length === 4 ? found : [...codes, ...found];
  if (quadrants(pairs, page) < 3) return null;
  const toPhoto = fitHomography(pairs);
  if (toPhoto === null || !looksAtFront(toPhoto, page)) return null;
  return {
    toPhoto,
    squares: found.length,
    codes: codes.length / 4,
    residual: meanOffset(toPhoto, codes),
  };
}

function nearest(points: readonly Point[], known: readonly Point[]): [Point, number] {
  let [best, least] = [at(points, 0), Number.POSITIVE_INFINITY];
  for (const p of points) {
    for (const q of known) {
      const distance = Math.hypot(p.x - q.x, p.y - q.y);
      if (distance < least) [best, least] = [p, distance];
    }
  }
  return [best, least];
}

/** How many quarters of the sheet hold a known point: with fewer than three the rest of the sheet is a guess. */
function quadrants(pairs: readonly Pair[], page: PageGeometry): number {
  const quarter = (p: Point) => (p.x > page.width / 2 ? 1 : 0) + (p.y > page.height / 2 ? 2 : 0);
  return new Set(pairs.map((pair) => quarter(pair.from))).size;
}

function meanOffset(toPhoto: Homography, pairs: readonly Pair[]): number {
  const toSheet = inverse(toPhoto);
  if (toSheet === null) return Number.POSITIVE_INFINITY;
  const offsets = pairs.map((pair) => {
    const p = project(toSheet, pair.to);
    return Math.hypot(p.x - pair.from.x, p.y - pair.from.y);
  });
  return offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
}

/** More squares, then more codes (a fit by one code is exact by itself), then a smaller residual. */
function better(a: Registration, b: Registration): boolean {
  if (a.squares !== b.squares) return a.squares > b.squares;
  if (a.codes !== b.codes) return a.codes > b.codes;
  return (a.residual ?? 99) < (b.residual ?? 99);
}
