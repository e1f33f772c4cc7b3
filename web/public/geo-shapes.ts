import type { Election } from '../../src/election/lookup.ts';
import type { Boundary } from '../../src/election/model.ts';
import type { GridPoint } from './simplify.ts';
import { simplifyRings } from './simplify.ts';

/** The borders of the package as drawn lines, by area id. */
export interface GeoShapes {
  readonly width: number;
  readonly height: number;
  readonly paths: ReadonlyMap<string, string>;
  /** The part of the drawing that is enlarged beside it, `x y width height`; null where nothing is too small to see. */
  readonly inset: string | null;
}

/** Height of the drawing: fine enough for the smallest constituencies where they are enlarged. */
const HEIGHT = 2_000;

/** How far a border may stray: about a pixel of a phone, and a third of that where the drawing is enlarged. */
const STRAY = 4.5;
const STRAY_NEAR = 1.5;

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
 * Thailand's size. Points fall on a grid and borders are thinned piece by piece, so neighbours still share them.
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
  const place = (lon: number, lat: number): GridPoint => [
    Math.round((lon - box.left) * narrow * scale),
    Math.round((box.top - lat) * scale),
  ];
  const near = insetOf(place, box);
  const stray = (point: GridPoint) => (near !== null && isInside(near, point) ? STRAY_NEAR : STRAY);
  const rings = simplifyRings(
    boundaries.map(({ points }) => onGrid(points, place)),
    stray,
  );
  const paths = new Map<string, string>();
  boundaries.forEach(({ areaId }, i) => {
    paths.set(areaId, (paths.get(areaId) ?? '') + drawn(rings[i] ?? []));
  });
  return {
    width: Math.ceil((box.right - box.left) * narrow * scale),
    height: HEIGHT,
    paths,
    inset: near === null ? null : `${near.x} ${near.y} ${near.width} ${near.height}`,
  };
}

/** A closed line on the grid, no point twice in a row. */
function onGrid(
  points: readonly number[],
  place: (lon: number, lat: number) => GridPoint,
): readonly GridPoint[] {
  const line: GridPoint[] = [];
  const isSame = (a: GridPoint | undefined, b: GridPoint) => a?.[0] === b[0] && a[1] === b[1];
  for (let i = 0; i < points.length; i += 2) {
    const point = place(points[i] ?? 0, points[i + 1] ?? 0);
    if (!isSame(line.at(-1), point)) line.push(point);
  }
  const [first] = line;
  if (first !== undefined && line.length > 1 && isSame(line.at(-1), first)) line.pop();
  return line;
}

/** One closed line in steps from point to point; empty when nothing is left of it on the grid. */
function drawn(line: readonly GridPoint[]): string {
  if (line.length < 3) return '';
  let path = '';
  let [lastX, lastY] = [0, 0];
  line.forEach(([x, y], i) => {
    path += i === 0 ? `M${x} ${y}l` : `${x - lastX}${y - lastY < 0 ? '' : ' '}${y - lastY} `;
    [lastX, lastY] = [x, y];
  });
  return `${path.trimEnd()}z`;
}

interface Inset {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isInside({ x, y, width, height }: Inset, point: GridPoint): boolean {
  return point[0] >= x && point[0] <= x + width && point[1] >= y && point[1] <= y + height;
}

/** Bangkok and the provinces around it: a tenth of all seats on a spot of the map. */
function insetOf(
  place: (lon: number, lat: number) => GridPoint,
  box: { left: number; right: number; bottom: number; top: number },
): Inset | null {
  const [west, north, east, south] = [1_001_500, 142_000, 1_010_500, 133_500];
  if (west < box.left || east > box.right || south < box.bottom || north > box.top) return null;
  const [x, y] = place(west, north);
  const [right, bottom] = place(east, south);
  return { x, y, width: right - x, height: bottom - y };
}
