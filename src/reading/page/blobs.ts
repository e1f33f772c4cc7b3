import type { Grey } from '../raster.ts';

/** A connected dark part of a patch; lengths in samples. */
export interface Blob {
  readonly area: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Centre of mass; the middle of the first sample is 0.5. */
  readonly x: number;
  readonly y: number;
  /** How spread out it is, whatever way it is turned: 1 for a solid square, 0.95 for a disc, more for everything else. */
  readonly spread: number;
}

/** A sample is dark when it is this much darker than the mean around it. */
const DARKER = 0.78;

/** Marks samples that are clearly darker than the mean of a square of `2 * radius + 1` around them: shadows do not matter. */
export function darkParts(patch: Grey, radius: number): Uint8Array {
  const { width, height, data } = patch;
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += data[y * width + x] ?? 0;
      sums[(y + 1) * stride + x + 1] = (sums[y * stride + x + 1] ?? 0) + row;
    }
  }
  const dark = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const y0 = Math.max(0, y - radius);
    const y1 = Math.min(height, y + radius + 1);
    for (let x = 0; x < width; x++) {
      const x0 = Math.max(0, x - radius);
      const x1 = Math.min(width, x + radius + 1);
      const sum =
        (sums[y1 * stride + x1] ?? 0) -
        (sums[y0 * stride + x1] ?? 0) -
        (sums[y1 * stride + x0] ?? 0) +
        (sums[y0 * stride + x0] ?? 0);
      const mean = sum / ((y1 - y0) * (x1 - x0));
      if ((data[y * width + x] ?? 0) < DARKER * mean - 4) dark[y * width + x] = 1;
    }
  }
  return dark;
}

/** Connected parts (4 neighbours) of at least `least` samples. `marks` is used up. */
export function blobsOf(marks: Uint8Array, width: number, height: number, least: number): Blob[] {
  const blobs: Blob[] = [];
  const stack: number[] = [];
  for (let start = 0; start < marks.length; start++) {
    if (marks[start] !== 1) continue;
    let [area, sumX, sumY, squares] = [0, 0, 0, 0];
    let [left, right, top, bottom] = [width, 0, height, 0];
    stack.push(start);
    marks[start] = 0;
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      const x = i % width;
      const y = (i - x) / width;
      area++;
      sumX += x;
      sumY += y;
      squares += x * x + y * y;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      if (x > 0 && marks[i - 1] === 1) {
        marks[i - 1] = 0;
        stack.push(i - 1);
      }
      if (x < width - 1 && marks[i + 1] === 1) {
        marks[i + 1] = 0;
        stack.push(i + 1);
      }
      if (y > 0 && marks[i - width] === 1) {
        marks[i - width] = 0;
        stack.push(i - width);
      }
      if (y < height - 1 && marks[i + width] === 1) {
        marks[i + width] = 0;
        stack.push(i + width);
      }
    }
    if (area >= least) {
      const [x, y] = [sumX / area, sumY / area];
      const spread = (6 * (squares / area - x * x - y * y)) / area;
      blobs.push({ area, left, top, right, bottom, x: x + 0.5, y: y + 0.5, spread });
    }
  }
  return blobs;
}
