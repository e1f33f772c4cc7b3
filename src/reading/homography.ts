import { at } from '../basics/assert.ts';
import type { Point } from '../forms/geometry.ts';

/** A projective map of the plane, row by row; a multiple of it is the same map. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export interface Pair {
  readonly from: Point;
  readonly to: Point;
}

/** Where a point goes. A point on the horizon gives infinities. */
export function project(h: Homography, p: Point): Point {
  const w = h[6] * p.x + h[7] * p.y + h[8];
  return { x: (h[0] * p.x + h[1] * p.y + h[2]) / w, y: (h[3] * p.x + h[4] * p.y + h[5]) / w };
}

/** The map back. Null: the map squeezes the plane and has none. */
export function inverse(h: Homography): Homography | null {
  const [a, b, c, d, e, f, g, i, j] = h;
  const A = e * j - f * i;
  const B = f * g - d * j;
  const C = d * i - e * g;
  const det = a * A + b * B + c * C;
  if (!Number.isFinite(det) || Math.abs(det) < 1e-12) return null;
  return [
    A / det,
    (c * i - b * j) / det,
    (b * f - c * e) / det,
    B / det,
    (a * j - c * g) / det,
    (c * d - a * f) / det,
    C / det,
    (b * g - a * i) / det,
    (a * e - b * d) / det,
  ];
}

/** First `first`, then `second`. */
function chained(second: Homography, first: Homography): Homography {
  const cell = (r: number, c: number) =>
    at(second, r * 3) * at(first, c) +
    at(second, r * 3 + 1) * at(first, 3 + c) +
    at(second, r * 3 + 2) * at(first, 6 + c);
  return [
    cell(0, 0),
    cell(0, 1),
    cell(0, 2),
    cell(1, 0),
    cell(1, 1),
    cell(1, 2),
    cell(2, 0),
    cell(2, 1),
    cell(2, 2),
  ];
}

/**
 * The map that brings every `from` nearest to its `to` by least squares (exact for four pairs). Points are shifted and scaled
 * first (Hartley), or millimetres and pixels would not be solved well together. Null: fewer than four pairs, or pairs on a line.
 */
export function fitHomography(pairs: readonly Pair[]): Homography | null {
  if (pairs.length < 4) return null;
  const source = normaliser(pairs.map((p) => p.from));
  const target = normaliser(pairs.map((p) => p.to));
  // Normal equations of the 2n linear equations in the eight unknowns.
  const m = Array.from({ length: 8 }, () => new Float64Array(9));
  const add = (row: readonly number[], value: number) => {
    for (let r = 0; r < 8; r++) {
      const target = at(m, r);
      for (let c = 0; c < 8; c++) target[c] = at(target, c) + at(row, r) * at(row, c);
      target[8] = at(target, 8) + at(row, r) * value;
    }
  };
  for (const pair of pairs) {
    const p = project(source.map, pair.from);
    const q = project(target.map, pair.to);
    add([p.x, p.y, 1, 0, 0, 0, -q.x * p.x, -q.x * p.y], q.x);
    add([0, 0, 0, p.x, p.y, 1, -q.y * p.x, -q.y * p.y], q.y);
  }
  const s = solve(m);
  if (s === null) return null;
  const inner: Homography = [
    at(s, 0),
    at(s, 1),
    at(s, 2),
    at(s, 3),
    at(s, 4),
    at(s, 5),
    at(s, 6),
    at(s, 7),
    1,
  ];
  const whole = chained(target.back, chained(inner, source.map));
  return whole.every(Number.isFinite) ? whole : null;
}

/** Centre to the origin, mean distance to 1; and the way back. */
function normaliser(points: readonly Point[]): { readonly map: Homography; readonly back: Homography } {
  const n = points.length;
  const cx = points.reduce((sum, p) => sum + p.x, 0) / n;
  const cy = points.reduce((sum, p) => sum + p.y, 0) / n;
  const spread = points.reduce((sum, p) => sum + Math.hypot(p.x - cx, p.y - cy), 0) / n || 1;
  return {
    map: [1 / spread, 0, -cx / spread, 0, 1 / spread, -cy / spread, 0, 0, 1],
    back: [spread, 0, cx, 0, spread, cy, 0, 0, 1],
  };
}

/** Gauss with row exchange on eight rows of nine numbers. Null: no single solution. */
function solve(m: Float64Array[]): number[] | null {
  for (let column = 0; column < 8; column++) {
    let best = column;
    for (let row = column + 1; row < 8; row++) {
      if (Math.abs(at(at(m, row), column)) > Math.abs(at(at(m, best), column))) best = row;
    }
    const pivotRow = at(m, best);
    m[best] = at(m, column);
    m[column] = pivotRow;
    const pivot = at(pivotRow, column);
    if (!(Math.abs(pivot) > 1e-10)) return null;
    for (let row = 0; row < 8; row++) {
      if (row === column) continue;
      const target = at(m, row);
      const factor = at(target, column) / pivot;
      if (factor === 0) continue;
      for (let c = column; c < 9; c++) target[c] = at(target, c) - factor * at(pivotRow, c);
    }
  }
  return m.map((row, i) => at(row, 8) / at(row, i));
}
