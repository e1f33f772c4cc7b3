import { at } from '../../basics/assert.ts';
import type { Box, Point } from '../../forms/geometry.ts';
import type { Grey } from '../raster.ts';
import type { TestRandom } from './test-random.ts';

/** Pen paths of the digits in a unit box: x, y, x, y, ... ; several paths where the pen is lifted. */
const PATHS: readonly (readonly (readonly number[])[])[] = [
  [[0.5, 0, 0.15, 0.2, 0.05, 0.5, 0.15, 0.8, 0.5, 1, 0.85, 0.8, 0.95, 0.5, 0.85, 0.2, 0.5, 0]],
  [[0.3, 0.2, 0.55, 0, 0.52, 1]],
  [[0.1, 0.22, 0.3, 0.03, 0.65, 0, 0.88, 0.22, 0.75, 0.5, 0.4, 0.75, 0.05, 1, 0.95, 0.97]],
  [[0.1, 0.1, 0.5, 0, 0.85, 0.2, 0.7, 0.42, 0.4, 0.47, 0.75, 0.52, 0.9, 0.75, 0.6, 1, 0.08, 0.9]],
  [
    [0.6, 0, 0.05, 0.65, 0.95, 0.65],
    [0.68, 0.3, 0.65, 1],
  ],
  [
    [0.2, 0.02, 0.15, 0.45, 0.55, 0.38, 0.88, 0.55, 0.85, 0.85, 0.5, 1, 0.08, 0.9],
    [0.2, 0.02, 0.85, 0],
  ],
  [[0.75, 0, 0.35, 0.2, 0.1, 0.6, 0.2, 0.93, 0.55, 1, 0.85, 0.8, 0.75, 0.55, 0.4, 0.5, 0.15, 0.68]],
  [[0.05, 0.05, 0.92, 0, 0.6, 0.45, 0.38, 1]],
  [
    [
      0.85, 0.15, 0.5, 0, 0.18, 0.15, 0.28, 0.4, 0.7, 0.58, 0.88, 0.8, 0.5, 1, 0.12, 0.82, 0.3, 0.56, 0.68,
      0.4, 0.85, 0.15,
    ],
  ],
  [[0.85, 0.2, 0.5, 0, 0.15, 0.2, 0.25, 0.48, 0.6, 0.48, 0.85, 0.2, 0.82, 0.6, 0.65, 1]],
];

/** Writes a number to the right of its boxes, a digit a box, each a little different. */
export function writeNumber(
  raster: Grey,
  perMm: number,
  boxes: readonly Box[],
  text: string,
  random: TestRandom,
): void {
  const first = boxes.length - text.length;
  for (const [i, sign] of [...text].entries()) {
    if (first + i >= 0) writeDigit(raster, perMm, at(boxes, first + i), Number(sign), random);
  }
}

function writeDigit(raster: Grey, perMm: number, box: Box, digit: number, random: TestRandom): void {
  const height = box.height * random.between(0.55, 0.78);
  const width = Math.min(box.width * 0.72, height * random.between(0.45, 0.72));
  const left = box.x + (box.width - width) / 2 + random.within(0.5);
  const top = box.y + (box.height - height) / 2 + random.within(0.5);
  const slant = random.within(0.22);
  const thick = random.between(0.3, 0.7) * perMm;
  const ink = random.int(30, 90);
  for (const path of at(PATHS, digit)) {
    const points: Point[] = [];
    for (let i = 0; i < path.length; i += 2) {
      const [u, v] = [at(path, i) + random.within(0.05), at(path, i + 1) + random.within(0.04)];
      points.push({
        x: (left + (u + slant * (0.5 - v)) * width) * perMm,
        y: (top + v * height) * perMm,
      });
    }
    const smooth = curve(points);
    for (let i = 1; i < smooth.length; i++) segment(raster, at(smooth, i - 1), at(smooth, i), thick, ink);
  }
}

/** Catmull-Rom through the points, six pieces between two. */
function curve(points: readonly Point[]): Point[] {
  if (points.length < 3) return [...points];
  const out: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [i - 1, i, i + 1, i + 2].map((k) =>
      at(points, Math.min(points.length - 1, Math.max(0, k))),
    );
    if (p0 === undefined || p1 === undefined || p2 === undefined || p3 === undefined) continue;
    const mix = (a: number, b: number, c: number, d: number, t: number) =>
      0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    for (let k = 0; k < 6; k++) {
      const t = k / 6;
      out.push({ x: mix(p0.x, p1.x, p2.x, p3.x, t), y: mix(p0.y, p1.y, p2.y, p3.y, t) });
    }
  }
  out.push(at(points, points.length - 1));
  return out;
}

/** A line with round ends and a soft edge of one pixel, darker over lighter. */
function segment(raster: Grey, from: Point, to: Point, thick: number, ink: number): void {
  const reach = thick / 2 + 1;
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(raster.width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  const top = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const bottom = Math.min(raster.height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy || 1;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const t = Math.min(1, Math.max(0, ((x + 0.5 - from.x) * dx + (y + 0.5 - from.y) * dy) / squared));
      const distance = Math.hypot(x + 0.5 - from.x - t * dx, y + 0.5 - from.y - t * dy);
      const cover = Math.min(1, Math.max(0, thick / 2 + 0.5 - distance));
      const i = y * raster.width + x;
      const before = raster.data[i] ?? 0;
      const value = 250 - (250 - ink) * cover;
      if (value < before) raster.data[i] = value;
    }
  }
}
