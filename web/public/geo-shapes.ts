import type { Election } from '../../src/election/lookup.ts';
import type { Boundary } from '../../src/election/model.ts';

/** The borders of the package as drawn lines, by area id. */
export interface GeoShapes {
  readonly width: number;
  readonly height: number;
  readonly paths: ReadonlyMap<string, string>;
  /** The part of the drawing that is enlarged beside it, `x y width height`; null where nothing is too small to see. */
  readonly inset: string | null;
}

/** Height of the drawing: fine enough for the smallest constituencies, coarse enough for a phone's connection. */
const HEIGHT = 1_000;

const cache = new WeakMap<Election, GeoShapes | null>();

/** Null where the package has no boundaries. */
export function geoShapes(election: Election): GeoShapes | null {
  let shapes = cache.get(election);
  if (shapes === undefined) {
    shapes = shapesOf(election.pkg.boundaries ?? []);
    cache.set(election, shapes);
  }
  return shapes;
}

/**
 * Plain projection: longitude is narrowed by the cosine of the middle latitude, which is right to some percent for a country of
 * Thailand's size. Points fall on a grid, so neighbours still share their borders and what is too fine to see is left out.
 * Null where there is nothing to draw.
 */
export function shapesOf(boundaries: readonly Pick<Boundary, 'areaId' | 'points'>[]): GeoShapes | null {
  const box = { left: Infinity, right: -Infinity, bottom: Infinity, top: -Infinity };
  for (const { points } of boundaries) {
    for (let i = 0; i < points.length; i += 2) {
      const [x = 0, y = 0] = [points[i], points[i + 1]];
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.bottom = Math.min(box.bottom, y);
      box.top = Math.max(box.top, y);
    }
  }
  if (!(box.top > box.bottom)) return null;
  const narrow = Math.cos((((box.top + box.bottom) / 2 / 10_000) * Math.PI) / 180);
  const scale = HEIGHT / (box.top - box.bottom);
  const place = (lon: number, lat: number): readonly [number, number] => [
    Math.round((lon - box.left) * narrow * scale),
    Math.round((box.top - lat) * scale),
  ];
  const paths = new Map<string, string>();
  for (const { areaId, points } of boundaries) {
    paths.set(areaId, (paths.get(areaId) ?? '') + ring(points, place));
  }
  return {
    width: Math.ceil((box.right - box.left) * narrow * scale),
    height: HEIGHT,
    paths,
    inset: insetOf(place, box),
  };
}

/** One closed line in steps from point to point; empty when nothing is left of it on the grid. */
function ring(
  points: readonly number[],
  place: (lon: number, lat: number) => readonly [number, number],
): string {
  let path = '';
  let [lastX, lastY] = [0, 0];
  let count = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = place(points[i] ?? 0, points[i + 1] ?? 0);
    if (count > 0 && x === lastX && y === lastY) continue;
    path += count === 0 ? `M${x} ${y}l` : `${x - lastX}${y - lastY < 0 ? '' : ' '}${y - lastY} `;
    [lastX, lastY] = [x, y];
    count++;
  }
  return count < 3 ? '' : `${path.trimEnd()}z`;
}

/** Bangkok and the provinces around it: a tenth of all seats on a spot of the map. */
function insetOf(
  place: (lon: number, lat: number) => readonly [number, number],
  box: { left: number; right: number; bottom: number; top: number },
): string | null {
  const [west, north, east, south] = [1_001_500, 142_000, 1_010_500, 133_500];
  if (west < box.left || east > box.right || south < box.bottom || north > box.top) return null;
  const [x, y] = place(west, north);
  const [right, bottom] = place(east, south);
  return `${x} ${y} ${right - x} ${bottom - y}`;
}
