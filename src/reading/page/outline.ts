import { at } from '../../basics/assert.ts';
import type { Point } from '../../forms/geometry.ts';
import type { Grey } from '../raster.ts';
import { blobsOf } from './blobs.ts';

/** Corners of a sheet in pixels, clockwise from the upper left of the picture. */
export type Quad = readonly [Point, Point, Point, Point];

/** A sheet fills at least this share of the photo. */
const LEAST_SHARE = 0.2;
/** Points of an edge lie this near to its line, as a share of the picture's longest side. */
const EDGE_SLACK = 0.008;
/** Share of an edge's points that must lie on its line. */
const EDGE_SHARE = 0.85;
/** Long to short side of a sheet, allowing for tilt: A4 is 1.41. */
const ASPECT = [1.15, 1.75] as const;

/**
 * The outline of one bright sheet on a darker ground, found on a small grey copy (some 500 pixels). Null unless sure: four straight
 * edges inside the picture, opposite sides alike, the quadrilateral full of paper.
 */
export function findOutline(grey: Grey): Quad | null {
  const bright = brightParts(grey);
  const whole = grey.width * grey.height;
  const labels = Uint8Array.from(bright);
  const sheet = blobsOf(labels, grey.width, grey.height, whole * LEAST_SHARE).sort(
    (a, b) => b.area - a.area,
  )[0];
  if (sheet === undefined) return null;
  const edge = 2;
  if (sheet.left < edge || sheet.top < edge) return null;
  if (sheet.right >= grey.width - edge || sheet.bottom >= grey.height - edge) return null;
  const outline = outermost(bright, grey.width, sheet);
  const rough = extremes(outline);
  const quad = sharpened(rough, outline, Math.max(grey.width, grey.height) * EDGE_SLACK);
  if (quad === null || !sheetLike(quad)) return null;
  const area = areaOf(quad);
  // Print and holes in the middle make it less than full.
  if (area < whole * LEAST_SHARE || sheet.area < area * 0.75 || sheet.area > area * 1.04) return null;
  return quad;
}

/** Otsu's threshold over the whole picture; paper is what lies above. Null contrast: nothing is bright. */
function brightParts(grey: Grey): Uint8Array {
  const counts = new Float64Array(256);
  for (const value of grey.data) counts[value] = at(counts, value) + 1;
  const total = grey.data.length;
  let sum = 0;
  for (let v = 0; v < 256; v++) sum += v * at(counts, v);
  let [below, sumBelow, best, threshold] = [0, 0, 0, 255];
  for (let v = 0; v < 255; v++) {
    below += at(counts, v);
    sumBelow += v * at(counts, v);
    if (below === 0 || below === total) continue;
    const low = sumBelow / below;
    const high = (sum - sumBelow) / (total - below);
    const between = below * (total - below) * (high - low) ** 2;
    if (between > best && high - low > 40) [best, threshold] = [between, v];
  }
  return Uint8Array.from(grey.data, (value) => (value > threshold ? 1 : 0));
}

/** First and last bright pixel of every row and every column within the sheet's bounds: its outline, whatever is printed inside. */
function outermost(
  bright: Uint8Array,
  width: number,
  sheet: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number },
): Point[] {
  const points: Point[] = [];
  for (let y = sheet.top; y <= sheet.bottom; y++) {
    const row = bright.subarray(y * width + sheet.left, y * width + sheet.right + 1);
    const first = row.indexOf(1);
    if (first < 0) continue;
    points.push(
      { x: sheet.left + first, y: y + 0.5 },
      { x: sheet.left + row.lastIndexOf(1) + 1, y: y + 0.5 },
    );
  }
  for (let x = sheet.left; x <= sheet.right; x++) {
    let [first, last] = [-1, -1];
    for (let y = sheet.top; y <= sheet.bottom; y++) {
      if (bright[y * width + x] !== 1) continue;
      if (first < 0) first = y;
      last = y;
    }
    if (first >= 0) points.push({ x: x + 0.5, y: first }, { x: x + 0.5, y: last + 1 });
  }
  return points;
}

/** The outermost points along the two diagonals. */
function extremes(points: readonly Point[]): Quad {
  const most = (value: (p: Point) => number) =>
    points.reduce((best, p) => (value(p) > value(best) ? p : best), at(points, 0));
  return [most((p) => -p.x - p.y), most((p) => p.x - p.y), most((p) => p.x + p.y), most((p) => p.y - p.x)];
}

interface Line {
  readonly a: number;
  readonly b: number;
  /** a * x + b * y = c, with a and b of length 1. */
  readonly c: number;
}

/** Edges fitted to the outline's points, corners where they meet. Null: an edge that is not straight. */
function sharpened(rough: Quad, outline: readonly Point[], slack: number): Quad | null {
  const lines: Line[] = [];
  for (let i = 0; i < 4; i++) {
    const [from, to] = [at(rough, i), at(rough, (i + 1) % 4)];
    const near = outline.filter((p) => distanceTo(from, to, p) < slack * 4 && between(from, to, p));
    const line = fitLine(near, slack);
    if (line === null) return null;
    lines.push(line);
  }
  const corner = (i: number) => crossing(at(lines, (i + 3) % 4), at(lines, i));
  const corners = [corner(0), corner(1), corner(2), corner(3)] as const;
  const [a, b, c, d] = corners;
  return a !== null && b !== null && c !== null && d !== null ? [a, b, c, d] : null;
}

function distanceTo(from: Point, to: Point, p: Point): number {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return Math.abs((to.x - from.x) * (p.y - from.y) - (to.y - from.y) * (p.x - from.x)) / length;
}

/** The middle nine tenths of an edge: corners are often bent or worn. */
function between(from: Point, to: Point, p: Point): boolean {
  const squared = (to.x - from.x) ** 2 + (to.y - from.y) ** 2 || 1;
  const t = ((p.x - from.x) * (to.x - from.x) + (p.y - from.y) * (to.y - from.y)) / squared;
  return t > 0.05 && t < 0.95;
}

/** Total least squares, once more without the points that lie off. */
function fitLine(points: readonly Point[], slack: number): Line | null {
  if (points.length < 20) return null;
  const first = throughMiddle(points);
  const kept = points.filter((p) => offset(first, p) < slack);
  if (kept.length < points.length * 0.5) return null;
  const line = throughMiddle(kept);
  const on = points.filter((p) => offset(line, p) < slack).length;
  return on >= points.length * EDGE_SHARE ? line : null;
}

function offset(line: Line, p: Point): number {
  return Math.abs(line.a * p.x + line.b * p.y - line.c);
}

function throughMiddle(points: readonly Point[]): Line {
  const n = points.length;
  const mx = points.reduce((sum, p) => sum + p.x, 0) / n;
  const my = points.reduce((sum, p) => sum + p.y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const p of points) {
    xx += (p.x - mx) ** 2;
    xy += (p.x - mx) * (p.y - my);
    yy += (p.y - my) ** 2;
  }
  const along = Math.atan2(2 * xy, xx - yy) / 2;
  const [a, b] = [-Math.sin(along), Math.cos(along)];
  return { a, b, c: a * mx + b * my };
}

function crossing(p: Line, q: Line): Point | null {
  const det = p.a * q.b - q.a * p.b;
  if (Math.abs(det) < 0.2) return null;
  return { x: (p.c * q.b - q.c * p.b) / det, y: (p.a * q.c - q.a * p.c) / det };
}

/** Opposite sides alike, angles not far from right, sides as of a sheet of A4. */
function sheetLike(quad: Quad): boolean {
  const side = (i: number) => {
    const [p, q] = [at(quad, i), at(quad, (i + 1) % 4)];
    return Math.hypot(q.x - p.x, q.y - p.y);
  };
  const alike = (a: number, b: number) => Math.min(a, b) / Math.max(a, b) > 0.72;
  if (!alike(side(0), side(2)) || !alike(side(1), side(3))) return false;
  const [across, down] = [side(0) + side(2), side(1) + side(3)];
  const aspect = Math.max(across, down) / Math.min(across, down);
  if (aspect < ASPECT[0] || aspect > ASPECT[1]) return false;
  return quad.every((p, i) => {
    const [before, after] = [at(quad, (i + 3) % 4), at(quad, (i + 1) % 4)];
    const one = Math.atan2(before.y - p.y, before.x - p.x);
    const two = Math.atan2(after.y - p.y, after.x - p.x);
    const turn = Math.abs(Math.atan2(Math.sin(one - two), Math.cos(one - two)));
    return turn > 1.15 && turn < 2;
  });
}

function areaOf(quad: Quad): number {
  let sum = 0;
  for (let i = 0; i < 4; i++) {
    const [p, q] = [at(quad, i), at(quad, (i + 1) % 4)];
    sum += p.x * q.y - q.x * p.y;
  }
  return Math.abs(sum) / 2;
}
