import type { PageGeometry, Point } from '../../forms/geometry.ts';
import type { Homography, Pair } from '../homography.ts';
import { fitHomography, project } from '../homography.ts';
import type { Grey } from '../raster.ts';
import type { Mark } from '../reader.ts';
import { blobsOf, darkParts } from './blobs.ts';

/** Longest side of the copy on which squares are searched anywhere. */
const SIDE = 1100;
/** Candidates for one corner, and the largest mean misfit of a set of corners, millimetres. */
const MOST = 4;
const MISFIT = 2.5;

/**
 * Everything on the photo that may be a corner square, in its pixels: solid, compact, of about the size that the code's own size
 * foretells. Not searched before it is asked for.
 */
export function squaresAnywhere(photo: Grey, page: PageGeometry, marks: readonly Mark[]): () => Point[] {
  let found: Point[] | null = null;
  return () => {
    found ??= search(photo, page, marks);
    return found;
  };
}

function search(photo: Grey, page: PageGeometry, marks: readonly Mark[]): Point[] {
  const step = Math.max(1, Math.round(Math.max(photo.width, photo.height) / SIDE));
  const small = shrunk(photo, step);
  const sides = marks.map((mark) =>
    Math.hypot(mark.corners[1].x - mark.corners[0].x, mark.corners[1].y - mark.corners[0].y),
  );
  const codes = page.codes.map((code) => code.width);
  if (sides.length === 0 || codes.length === 0) return [];
  // Which code it is does not matter here: the smallest and the largest scale that may be meant.
  const least = (Math.min(...sides) / Math.max(...codes) / step) * page.squareSide;
  const most = (Math.max(...sides) / Math.min(...codes) / step) * page.squareSide;
  const dark = darkParts(small, Math.max(4, Math.round((least + most) / 2)));
  return blobsOf(dark, small.width, small.height, Math.max(12, 0.35 * least ** 2))
    .filter((blob) => blob.area < 2.2 * most ** 2 && blob.spread < 1.2)
    .map((blob) => ({ x: blob.x * step, y: blob.y * step }));
}

/** Mean of blocks of `step` x `step` pixels. */
function shrunk(photo: Grey, step: number): Grey {
  if (step === 1) return photo;
  const width = Math.floor(photo.width / step);
  const height = Math.floor(photo.height / step);
  const data = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * step; row < (y + 1) * step; row++) {
      let i = row * photo.width;
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let k = 0; k < step; k++) sum += photo.data[i++] ?? 0;
        sums[x] = (sums[x] ?? 0) + sum;
      }
    }
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x] ?? 0) / (step * step);
  }
  return { width, height, data };
}

/** Where the sheet may lie, and the squares that say so. */
export interface Guess {
  readonly map: Homography;
  readonly by: readonly Pair[];
}

/**
 * Maps by sets of four candidates, or of three, that fit the codes' corners: best first, at most two. A single code says well where
 * the sheet lies nearby and badly where its far corners are; a set of squares that agrees with it settles that.
 */
export function bySquares(page: PageGeometry, codes: readonly Pair[], candidates: () => Point[]): Guess[] {
  const near = affine(codes);
  if (near === null) return [];
  const centre = middle(codes.map((pair) => pair.to));
  const perCorner = page.squares.map((square) => {
    const guess = project(near, square);
    const reach = 0.35 * Math.hypot(guess.x - centre.x, guess.y - centre.y);
    return candidates()
      .map((to) => ({ pair: { from: square, to }, off: Math.hypot(to.x - guess.x, to.y - guess.y) }))
      .filter(({ off }) => off < reach)
      .sort((a, b) => a.off - b.off)
      .slice(0, MOST)
      .map(({ pair }) => pair);
  });
  const scale = Math.sqrt(Math.abs(near[0] * near[4] - near[1] * near[3]));
  for (const missing of [0, 1]) {
    const fits = sets(perCorner, missing).flatMap((set) => {
      const pairs = [...set, ...codes];
      const map = fitHomography(pairs);
      if (map === null) return [];
      const misfit = pairs.reduce((sum, { from, to }) => {
        const p = project(map, from);
        return sum + Math.hypot(p.x - to.x, p.y - to.y);
      }, 0);
      return [{ map, by: set, misfit: misfit / pairs.length / scale }];
    });
    const good = fits.filter((fit) => fit.misfit < MISFIT).sort((a, b) => a.misfit - b.misfit);
    if (good.length > 0) return good.slice(0, 2);
  }
  return [];
}

/** All ways of taking one candidate a corner, leaving out `missing` corners; no candidate twice. */
function sets(perCorner: readonly (readonly Pair[])[], missing: number): Pair[][] {
  let ways: { readonly set: Pair[]; readonly left: number }[] = [{ set: [], left: missing }];
  for (const candidates of perCorner) {
    ways = ways.flatMap(({ set, left }) => [
      ...candidates
        .filter((pair) => !set.some((other) => other.to === pair.to))
        .map((pair) => ({ set: [...set, pair], left })),
      ...(left > 0 ? [{ set, left: left - 1 }] : []),
    ]);
  }
  return ways.filter(({ left }) => left === 0).map(({ set }) => set);
}

function middle(points: readonly Point[]): Point {
  const n = points.length;
  return { x: points.reduce((sum, p) => sum + p.x, 0) / n, y: points.reduce((sum, p) => sum + p.y, 0) / n };
}

/** The best map without perspective: what few points can say of far ones. */
function affine(pairs: readonly Pair[]): Homography | null {
  const from = middle(pairs.map((pair) => pair.from));
  const to = middle(pairs.map((pair) => pair.to));
  let [xx, xy, yy, ux, uy, vx, vy] = [0, 0, 0, 0, 0, 0, 0];
  for (const pair of pairs) {
    const [x, y] = [pair.from.x - from.x, pair.from.y - from.y];
    const [u, v] = [pair.to.x - to.x, pair.to.y - to.y];
    xx += x * x;
    xy += x * y;
    yy += y * y;
    ux += u * x;
    uy += u * y;
    vx += v * x;
    vy += v * y;
  }
  const det = xx * yy - xy * xy;
  if (!(Math.abs(det) > 1e-9)) return null;
  const [a, b] = [(ux * yy - uy * xy) / det, (uy * xx - ux * xy) / det];
  const [d, e] = [(vx * yy - vy * xy) / det, (vy * xx - vx * xy) / det];
  return [a, b, to.x - a * from.x - b * from.y, d, e, to.y - d * from.x - e * from.y, 0, 0, 1];
}
