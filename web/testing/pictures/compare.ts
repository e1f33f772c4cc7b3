import pixelmatch from 'pixelmatch';

/** Pixels, row by row, four bytes each: red, green, blue, alpha. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** How unlike two pictures are. All lengths are pixels of the full picture. */
export interface Unlike {
  /** The place that differs most, a square of `TILE`; null when the pictures have different sizes. */
  readonly at: { readonly x: number; readonly y: number } | null;
  /** Of that square, how much is drawn differently: halved pixels. */
  readonly drawn: number;
  /** By how much the mean colour of the square that differs most in it is off, 0 to 255. */
  readonly colour: number;
  readonly why: string;
}

/** Side of the squares that are judged one by one: about a word of a button. Small faults do not drown in a large page. */
export const TILE = 32;
const HALF_TILE = TILE / 2;
/** How far apart two colours must be to count as drawn differently: pixelmatch's own scale, 0 to 1. */
const APART = 0.25;
/** Halved pixels of a square that may be drawn differently. */
const MOST_DRAWN = 8;
/** Levels by which the mean colour of a square may be off. */
const MOST_COLOUR = 4;

/**
 * Compares two pictures of a screen. Both are first made half as large, so that the smoothing of letters, which another build of
 * the browser does a little differently, melts away; what stays is what a person would see. Null: alike.
 *
 * Every square of the page is judged by itself, twice: are there pixels of clearly another colour (something moved, came or
 * went), and is the colour of the whole another (a background, also a pale one)?
 */
export function unlike(expected: Pixels, actual: Pixels): Unlike | null {
  if (expected.width !== actual.width || expected.height !== actual.height)
    return {
      at: null,
      drawn: 0,
      colour: 0,
      why: `is ${actual.width}×${actual.height}, was ${expected.width}×${expected.height}`,
    };
  const worst = measure(halved(expected), halved(actual));
  if (worst.drawn <= MOST_DRAWN && worst.colour <= MOST_COLOUR) return null;
  const spot = worst.drawn > MOST_DRAWN ? worst.drawnAt : worst.colourAt;
  const at = { x: spot.x * 2, y: spot.y * 2 };
  const what =
    worst.drawn > MOST_DRAWN
      ? `${worst.drawn} pixels of ${HALF_TILE * HALF_TILE} are drawn differently`
      : `its colour is off by ${worst.colour.toFixed(1)} of 255`;
  return { at, drawn: worst.drawn, colour: worst.colour, why: `near ${at.x},${at.y}: ${what}` };
}

interface Worst {
  readonly drawn: number;
  readonly drawnAt: { readonly x: number; readonly y: number };
  readonly colour: number;
  readonly colourAt: { readonly x: number; readonly y: number };
}

/** The squares overlap by half: a fault on an edge is whole in one of them. */
function measure(expected: Pixels, actual: Pixels): Worst {
  const { width, height } = expected;
  const marks = new Uint8Array(expected.data.length);
  pixelmatch(expected.data, actual.data, marks, width, height, {
    threshold: APART,
    includeAA: true,
    diffMask: true,
  });
  let [drawn, colour] = [0, 0];
  let [drawnAt, colourAt] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ];
  for (let y = 0; y < height; y += HALF_TILE / 2)
    for (let x = 0; x < width; x += HALF_TILE / 2) {
      const tile = judge(expected, actual, marks, x, y);
      if (tile.drawn > drawn) [drawn, drawnAt] = [tile.drawn, { x, y }];
      if (tile.colour > colour) [colour, colourAt] = [tile.colour, { x, y }];
    }
  return { drawn, drawnAt, colour, colourAt };
}

function judge(expected: Pixels, actual: Pixels, marks: Uint8Array, left: number, top: number) {
  const [right, bottom] = [
    Math.min(left + HALF_TILE, expected.width),
    Math.min(top + HALF_TILE, expected.height),
  ];
  const off = [0, 0, 0];
  let drawn = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const i = (y * expected.width + x) * 4;
      if ((marks[i + 3] ?? 0) > 0) drawn++;
      for (let c = 0; c < 3; c++)
        off[c] = (off[c] ?? 0) + (actual.data[i + c] ?? 0) - (expected.data[i + c] ?? 0);
    }
  // by a whole square also where the page ends: a strip of a few pixels is no square
  const colour = Math.max(...off.map(Math.abs)) / (HALF_TILE * HALF_TILE);
  return { drawn, colour };
}

/** Half as wide and half as high: each pixel is the mean of four. An odd last row or column falls away. */
export function halved({ width, height, data }: Pixels): Pixels {
  const [w, h] = [width >> 1, height >> 1];
  const half = new Uint8Array(w * h * 4);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      for (let c = 0; c < 4; c++) {
        const i = (y * 2 * width + x * 2) * 4 + c;
        const below = i + width * 4;
        const sum = (data[i] ?? 0) + (data[i + 4] ?? 0) + (data[below] ?? 0) + (data[below + 4] ?? 0);
        half[(y * w + x) * 4 + c] = (sum + 2) >> 2;
      }
  return { width: w, height: h, data: half };
}

/** The expected picture, pale, with what differs in red. For pictures of one size. */
export function marked(expected: Pixels, actual: Pixels): Pixels {
  const data = new Uint8Array(expected.data.length);
  pixelmatch(expected.data, actual.data, data, expected.width, expected.height, { threshold: APART });
  return { width: expected.width, height: expected.height, data };
}
