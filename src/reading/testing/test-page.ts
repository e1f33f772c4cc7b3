import { encode } from 'uqr';
import type { Box, FigureBox, PageGeometry } from '../../forms/geometry.ts';
import type { Grey } from '../raster.ts';
import { writeNumber } from './pen.ts';
import type { TestRandom } from './test-random.ts';
import { randomOf } from './test-random.ts';

/** A page as the printer would draw it, with its figures written in by hand. */
export interface TestPage {
  readonly raster: Grey;
  readonly perMm: number;
  readonly geometry: PageGeometry;
  readonly code: string;
  /** What stands in the digit boxes of each place; blanks are spaces. */
  readonly written: ReadonlyMap<string, string>;
}

const DIGITS_PER_FIGURE = 4;
const LINES = 22;

/** A page like a 5/18: two codes, four squares, 22 figures of four grey boxes. For tests that need no real form. */
export function testGeometry(): PageGeometry {
  const figures: FigureBox[] = Array.from({ length: LINES }, (_, i) => {
    const y = 48 + i * 9.4;
    return {
      place: i < 6 ? `head-${i + 1}` : `row:${i - 5}`,
      line: { x: 15, y: y - 0.4, width: 180, height: 9.4 },
      digits: Array.from({ length: DIGITS_PER_FIGURE }, (_, d) => ({
        x: 150 + d * 8.4,
        y,
        width: 7.2,
        height: 8.6,
      })),
      words: { x: 95, y, width: 50, height: 8.6 },
    };
  });
  return {
    form: 'test' as PageGeometry['form'],
    page: 1,
    pages: 1,
    width: 210,
    height: 297,
    squareSide: 6,
    squares: [
      { x: 11, y: 11 },
      { x: 199, y: 11 },
      { x: 199, y: 286 },
      { x: 11, y: 286 },
    ],
    codes: [
      { x: 162, y: 18, width: 26, height: 26 },
      { x: 22, y: 262, width: 18, height: 18 },
    ],
    figures,
    signatures: [
      { x: 60, y: 258, width: 60, height: 10 },
      { x: 125, y: 258, width: 60, height: 10 },
    ],
  };
}

/** Draws any page of a geometry: what a reader needs, and strokes in place of text. */
export function drawTestPage(
  geometry: PageGeometry,
  code: string,
  seed: number,
  perMm = 200 / 25.4,
): TestPage {
  const random = randomOf(seed, 'page');
  const width = Math.round(geometry.width * perMm);
  const height = Math.round(geometry.height * perMm);
  const raster = { width, height, data: new Uint8Array(width * height).fill(250) };
  const paint = (box: Box, value: number) => fill(raster, perMm, box, value);
  for (const c of geometry.squares) {
    const half = geometry.squareSide / 2;
    paint({ x: c.x - half, y: c.y - half, width: geometry.squareSide, height: geometry.squareSide }, 15);
  }
  for (const box of geometry.codes) drawCode(raster, perMm, box, code);
  for (let y = 20; y < 40; y += 7) strokes(raster, perMm, random, 35, y, 150);
  for (const figure of geometry.figures) {
    strokes(raster, perMm, random, figure.line.x + 2, figure.line.y + 3, figure.line.x + 70);
    for (const box of figure.digits) frame(raster, perMm, box, 185);
  }
  return { raster, perMm, geometry, code, written: writeByHand(raster, perMm, geometry, seed) };
}

/** Fills in a printed page by hand: a number a figure, something where people sign. Gives what was written, by place. */
export function writeByHand(
  raster: Grey,
  perMm: number,
  geometry: PageGeometry,
  seed: number,
): ReadonlyMap<string, string> {
  const random = randomOf(seed, 'hand');
  const written = new Map<string, string>();
  for (const { place, digits } of geometry.figures) {
    const text = String(random.int(0, random.pick([9, 99, 999, 999, 9999]))).slice(-digits.length);
    written.set(place, text.padStart(digits.length));
    writeNumber(raster, perMm, digits, text, random);
  }
  for (const box of geometry.signatures) {
    strokes(raster, perMm, random, box.x + 5, box.y + box.height / 2, box.x + box.width - 5);
  }
  return written;
}

function fill(raster: Grey, perMm: number, box: Box, value: number): void {
  const left = Math.max(0, Math.round(box.x * perMm));
  const right = Math.min(raster.width, Math.round((box.x + box.width) * perMm));
  const top = Math.max(0, Math.round(box.y * perMm));
  const bottom = Math.min(raster.height, Math.round((box.y + box.height) * perMm));
  for (let y = top; y < bottom; y++)
    raster.data.fill(value, y * raster.width + left, y * raster.width + right);
}

function frame(raster: Grey, perMm: number, box: Box, value: number): void {
  const line = 0.3;
  const { x, y, width, height } = box;
  fill(raster, perMm, { x, y, width, height: line }, value);
  fill(raster, perMm, { x, y: y + height - line, width, height: line }, value);
  fill(raster, perMm, { x, y, width: line, height }, value);
  fill(raster, perMm, { x: x + width - line, y, width: line, height }, value);
}

function drawCode(raster: Grey, perMm: number, box: Box, text: string): void {
  const { size, data } = encode(text, { ecc: 'M', border: 0 });
  const module = box.width / size;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (data[row]?.[column] !== true) continue;
      const part = { x: box.x + column * module, y: box.y + row * module, width: module, height: module };
      fill(raster, perMm, part, 15);
    }
  }
}

/** Something dark like a line of print: short upright strokes. */
function strokes(raster: Grey, perMm: number, random: TestRandom, from: number, y: number, to: number): void {
  for (let x = from; x < to; x += 1.1 + random.next() * 1.2) {
    const height = 1.2 + random.next() * 1.4;
    fill(raster, perMm, { x, y: y + 2.6 - height, width: 0.35, height }, 40);
    fill(raster, perMm, { x, y: y + 2.6, width: 0.9, height: 0.3 }, 40);
  }
}
