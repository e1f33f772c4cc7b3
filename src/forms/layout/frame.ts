import type { Box, Point } from '../geometry.ts';

/** A4, millimetres. */
export const SHEET = { width: 210, height: 297 } as const;

export const SQUARE_SIDE = 6;
/** Centres of the corner squares from the edges. */
const SQUARE_INSET = 11;

export const SQUARES: readonly [Point, Point, Point, Point] = [
  { x: SQUARE_INSET, y: SQUARE_INSET },
  { x: SHEET.width - SQUARE_INSET, y: SQUARE_INSET },
  { x: SHEET.width - SQUARE_INSET, y: SHEET.height - SQUARE_INSET },
  { x: SQUARE_INSET, y: SHEET.height - SQUARE_INSET },
];

export const LEFT = 18;
export const RIGHT = 192;
export const WIDTH = RIGHT - LEFT;

/** The QR codes: upper right, and smaller at the lower left, where the foot of the page leaves less room. */
export const CODES: readonly [Box, Box] = [
  { x: RIGHT - 28, y: 10, width: 28, height: 28 },
  { x: LEFT, y: 263, width: 24, height: 24 },
];

/** What stands between head and foot. */
export const TOP = 47;
export const BOTTOM = 260;

/** Digit boxes (measured: legible, and found again on photos). */
export const DIGIT = { width: 7.2, height: 8.6, gap: 1.2 } as const;
export const DIGIT_PITCH = DIGIT.width + DIGIT.gap;
/** Light grey: a box that leaves no ghost of a digit on a photo. */
export const DIGIT_LUMA = 185;
export const DIGIT_LINE = 0.35;

/** A line with digit boxes. */
export const ROW = 9.4;

export function digitsWidth(count: number): number {
  return count * DIGIT_PITCH - DIGIT.gap;
}

/** The boxes of a figure, the first at `x`, in the middle of a line of `height` at `y`. */
export function digitBoxes(x: number, y: number, height: number, count: number): readonly Box[] {
  return Array.from({ length: count }, (_, i) => ({
    x: round(x + i * DIGIT_PITCH),
    y: round(y + (height - DIGIT.height) / 2),
    width: DIGIT.width,
    height: DIGIT.height,
  }));
}

/** Geometry is told in hundredths of a millimetre: sums of decimals have no tails. */
export function round(millimetres: number): number {
  return Math.round(millimetres * 100) / 100;
}

export function box(x: number, y: number, width: number, height: number): Box {
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}
