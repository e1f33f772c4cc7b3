import { at } from '../basics/assert.ts';
import type { Box, Point } from '../forms/geometry.ts';
import type { Homography } from './homography.ts';
import type { Grey } from './raster.ts';
import { sampleBox } from './sampling.ts';

const PER_MM = 6;
/** Farthest that a bent sheet puts a box from its place, millimetres. */
const REACH = 2.2;
/** Corners and crossing lines are left out on each side of an edge, millimetres. */
const CLEAR = 0.9;
/** A frame is this much darker than the paper beside it, as a share; darker lines (a table's) count no more. */
const LEAST = 0.035;
const MOST = 0.5;

/** A bent sheet tilts a row of boxes by this much at most, as a slope. */
const SLOPES = [0, -0.01, 0.01, -0.02, 0.02];

/**
 * How far each digit box of one figure lies from where the map has it, millimetres: sheets bend, and a map of the plane does not. Their own
 * printed frames say so. Both edges of a box must be seen at once, so that a line of the table beside is not taken for one. No shift in a
 * direction in which the frames are not clearly seen.
 */
export function boxShifts(photo: Grey, toPhoto: Homography, boxes: readonly Box[]): Point[] {
  const first = boxes[0];
  if (first === undefined) return [];
  const left = Math.min(...boxes.map((box) => box.x)) - REACH - 1;
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + REACH + 1;
  const area: Box = {
    x: left,
    y: first.y - REACH - 1,
    width: right - left,
    height: first.height + 2 * REACH + 2,
  };
  const patch = sampleBox(photo, toPhoto, area, PER_MM);
  const down = downShifts(patch, area, boxes);
  const columns = boxes.map((box, i) =>
    profile(patch.width, (column) => alongColumn(patch, area, box, at(down, i), column)),
  );
  const across = bestShift((shift) =>
    middleOf(
      boxes.flatMap((box, i) => {
        const start = box.x + shift - area.x;
        return [edge(at(columns, i), start, 1), edge(at(columns, i), start + box.width, -1)];
      }),
    ),
  );
  return down.map((y) => ({ x: across?.shift ?? 0, y }));
}

/** One shift for the row of boxes, with the slope under which the frames are seen best. */
function downShifts(patch: Grey, area: Box, boxes: readonly Box[]): number[] {
  const rows = boxes.map((box) => profile(patch.height, (row) => alongRow(patch, area, box, row)));
  const middle = boxes.reduce((sum, box) => sum + box.x, 0) / boxes.length;
  let best: { readonly shift: number; readonly score: number; readonly slope: number } | null = null;
  for (const slope of SLOPES) {
    const found = bestShift((shift) =>
      middleOf(
        boxes.map((box, i) => {
          const top = box.y + shift + slope * (box.x - middle) - area.y;
          return Math.min(edge(at(rows, i), top, 1), edge(at(rows, i), top + box.height, -1));
        }),
      ),
    );
    if (found !== null && (best === null || found.score > best.score * 1.05)) best = { ...found, slope };
  }
  return boxes.map((box) => (best === null ? 0 : best.shift + best.slope * (box.x - middle)));
}

/** The lower median: ink runs over single edges, but most of them must be seen. */
function middleOf(scores: number[]): number {
  return at(
    scores.sort((a, b) => a - b),
    Math.floor((scores.length - 1) / 2),
  );
}

/** How light each row or column of the patch is. */
function profile(count: number, samples: (index: number) => number[]): Float64Array {
  return Float64Array.from({ length: count }, (_, index) => lightOf(samples(index)));
}

/**
 * How much darker it is at a place (millimetres from the patch's edge) than inside the box, which lies on the side of `inwards`: outside it
 * the frame of the next box may be near. Capped.
 */
function edge(light: Float64Array, place: number, inwards: 1 | -1): number {
  const seen = (off: number) => light[Math.floor((place + off * inwards) * PER_MM)] ?? 0;
  const here = (seen(0.05) + seen(0.2)) / 2;
  const inside = seen(0.8);
  return inside <= 0 ? 0 : Math.min(MOST, (inside - here) / inside);
}

/** The shift with the best score, to a tenth of a millimetre; the middle of those that are as good. Null: none is good. */
function bestShift(
  score: (shift: number) => number,
): { readonly shift: number; readonly score: number } | null {
  const steps = Math.round(REACH / 0.1);
  let best = LEAST;
  let [from, to] = [0, 0];
  let found = false;
  for (let k = -steps; k <= steps; k++) {
    const value = score(k * 0.1);
    if (value > best * 1.02) {
      [best, from, to, found] = [value, k, k, true];
    } else if (found && value >= best * 0.98 && k === to + 1) {
      to = k;
    }
  }
  return found ? { shift: ((from + to) / 2) * 0.1, score: best } : null;
}

/** Samples of a row within a box, its sides left out. */
function alongRow(patch: Grey, area: Box, box: Box, row: number): number[] {
  const values: number[] = [];
  const first = Math.ceil((box.x - area.x + CLEAR) * PER_MM);
  const last = Math.floor((box.x - area.x + box.width - CLEAR) * PER_MM);
  for (let x = first; x < last; x++) values.push(patch.data[row * patch.width + x] ?? 255);
  return values;
}

/** Samples of a column within a box that lies `down` lower, its upper and lower end left out. */
function alongColumn(patch: Grey, area: Box, box: Box, down: number, column: number): number[] {
  const values: number[] = [];
  const first = Math.ceil((box.y + down - area.y + CLEAR) * PER_MM);
  const last = Math.floor((box.y + down - area.y + box.height - CLEAR) * PER_MM);
  for (let y = first; y < last; y++) values.push(patch.data[y * patch.width + column] ?? 255);
  return values;
}

/** Brightness that three in four samples do not exceed: ink covers less than that, a printed line covers all. */
function lightOf(values: number[]): number {
  if (values.length === 0) return 0;
  return at(
    values.sort((a, b) => a - b),
    Math.floor(values.length * 0.75),
  );
}
