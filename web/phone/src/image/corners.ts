import type { Point } from '../../../../src/forms/geometry.ts';
import type { Blob } from '../../../../src/reading/page/blobs.ts';
import { blobsOf, darkParts } from '../../../../src/reading/page/blobs.ts';
import type { Grey } from '../../../../src/reading/raster.ts';

/** Side of a corner square as a share of the picture's shorter side, when the sheet fills it whole: 6 mm of 210. */
const FULL = 6 / 210;
/** A sheet that fills less of the picture has smaller squares; a tilted one larger ones. */
const LEAST = FULL * 0.55;
const MOST = FULL * 1.5;

/**
 * The corner squares of a printed form in a small grey copy: in each quarter of the picture the solid dark square nearest to its corner.
 * Good enough to tell the photographer that a corner is cut off; the server measures.
 */
export function findCorners(copy: Grey): Point[] {
  const { width, height } = copy;
  const short = Math.min(width, height);
  const least = short * LEAST;
  const most = short * MOST;
  const dark = darkParts(copy, Math.round(short * FULL));
  const squares = blobsOf(dark, width, height, least * least * 0.7).filter((blob) =>
    isSquare(blob, least, most),
  );
  const found: Point[] = [];
  for (const corner of [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]) {
    const quarter = squares.filter(
      ({ x, y }) => Math.abs(x - corner.x) < width * 0.4 && Math.abs(y - corner.y) < height * 0.4,
    );
    const far = ({ x, y }: Point) => Math.hypot(x - corner.x, y - corner.y);
    const nearest = quarter.sort((a, b) => far(a) - far(b))[0];
    if (nearest !== undefined) found.push({ x: nearest.x, y: nearest.y });
  }
  return found;
}

function isSquare(blob: Blob, least: number, most: number): boolean {
  const width = blob.right - blob.left + 1;
  const height = blob.bottom - blob.top + 1;
  if (Math.min(width, height) < least || Math.max(width, height) > most) return false;
  return width < height * 1.45 && height < width * 1.45 && blob.area > width * height * 0.7;
}
