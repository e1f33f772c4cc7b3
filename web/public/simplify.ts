/** A point on the grid of a drawing. */
export type GridPoint = readonly [number, number];

/** How far a line may stray from its points, in units of the grid. */
export type Tolerance = (point: GridPoint) => number;

const keyOf = ([x, y]: GridPoint): number => x * 100_000 + y;

/**
 * Closed lines with fewer points. Lines of neighbours are cut where three areas meet, and each piece is thinned (Douglas and Peucker) in one
 * direction whichever way it is walked, so neighbours still share their borders. A line of which nothing would be left stays as it was.
 */
export function simplifyRings(
  rings: readonly (readonly GridPoint[])[],
  tolerance: Tolerance,
): readonly (readonly GridPoint[])[] {
  const meeting = meetingPoints(rings);
  return rings.map((ring) => {
    const start = startOf(ring, meeting);
    const turned = [...ring.slice(start), ...ring.slice(0, start)];
    const closed = [...turned, ...turned.slice(0, 1)];
    const out: GridPoint[] = [];
    let piece: GridPoint[] = [];
    for (const [i, point] of closed.entries()) {
      piece.push(point);
      if (piece.length < 2 || (i < closed.length - 1 && !meeting.has(keyOf(point)))) continue;
      out.push(...thinned(piece, tolerance).slice(0, -1));
      piece = [point];
    }
    return out.length < 3 ? ring : out;
  });
}

/** Points with more than two neighbours. */
function meetingPoints(rings: readonly (readonly GridPoint[])[]): ReadonlySet<number> {
  const neighbours = new Map<number, Set<number>>();
  for (const ring of rings) {
    ring.forEach((point, i) => {
      const key = keyOf(point);
      const set = neighbours.get(key) ?? new Set<number>();
      neighbours.set(key, set);
      for (const step of [-1, 1]) {
        const other = ring.at((i + step) % ring.length);
        if (other !== undefined) set.add(keyOf(other));
      }
    });
  }
  return new Set([...neighbours].filter(([, set]) => set.size > 2).map(([key]) => key));
}

/** Where the cutting begins: a meeting point, else the same point for everybody who has this line. */
function startOf(ring: readonly GridPoint[], meeting: ReadonlySet<number>): number {
  const keys = ring.map(keyOf);
  const first = keys.findIndex((key) => meeting.has(key));
  return first >= 0 ? first : keys.indexOf(Math.min(...keys));
}

function thinned(piece: readonly GridPoint[], tolerance: Tolerance): readonly GridPoint[] {
  const [first, last] = [piece[0], piece.at(-1)];
  const [second, beforeLast] = [piece[1], piece.at(-2)];
  if (first === undefined || last === undefined || second === undefined || beforeLast === undefined)
    return piece;
  const order = keyOf(first) - keyOf(last) || keyOf(second) - keyOf(beforeLast);
  return order <= 0 ? thin(piece, tolerance) : thin(piece.toReversed(), tolerance).toReversed();
}

function thin(points: readonly GridPoint[], tolerance: Tolerance): readonly GridPoint[] {
  const keep = new Set([0, points.length - 1]);
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [from, to] = span;
    let [far, index] = [0, -1];
    for (let i = from + 1; i < to; i++) {
      const point = points[i] ?? [0, 0];
      const away = distance(point, points[from] ?? point, points[to] ?? point) / tolerance(point);
      if (away > far) [far, index] = [away, i];
    }
    if (index < 0 || far <= 1) continue;
    keep.add(index);
    open.push([from, index], [index, to]);
  }
  return points.filter((_, i) => keep.has(i));
}

/** From a point to a line between two others; to the end where both ends are one. */
function distance([x, y]: GridPoint, [x1, y1]: GridPoint, [x2, y2]: GridPoint): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  return length === 0 ? Math.hypot(x - x1, y - y1) : Math.abs(dx * (y - y1) - dy * (x - x1)) / length;
}
