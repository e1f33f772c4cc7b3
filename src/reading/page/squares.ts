import type { Box, Point } from '../../forms/geometry.ts';
import type { Homography } from '../homography.ts';
import { project } from '../homography.ts';
import type { Grey } from '../raster.ts';
import { sampleBox } from '../sampling.ts';
import type { Blob } from './blobs.ts';
import { blobsOf, darkParts } from './blobs.ts';

const PER_MM = 6;

/**
 * The corner square that should lie at `centre`, searched in a window of `window` millimetres that is cut from the photo
 * through the rough map, so that it stands upright. Gives its centre in pixels of the photo; null: none that looks like one.
 */
export function findSquare(
  photo: Grey,
  roughly: Homography,
  centre: Point,
  side: number,
  window: number,
): Point | null {
  const box: Box = { x: centre.x - window / 2, y: centre.y - window / 2, width: window, height: window };
  const patch = sampleBox(photo, roughly, box, PER_MM);
  const dark = darkParts(patch, Math.round(side * PER_MM));
  const want = (side * PER_MM) ** 2;
  let best: Blob | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const blob of blobsOf(dark, patch.width, patch.height, want * 0.4)) {
    if (!isSquare(blob, want, patch)) continue;
    const off = Math.hypot(blob.x - patch.width / 2, blob.y - patch.height / 2);
    if (off < least) [best, least] = [blob, off];
  }
  if (best === null) return null;
  const found = { x: box.x + best.x / PER_MM, y: box.y + best.y / PER_MM };
  return isWhole(photo, roughly, found, side) ? project(roughly, found) : null;
}

/** A square that the edge of the photo cuts has its middle elsewhere: by a millimetre, and no other square would tell. */
function isWhole(photo: Grey, map: Homography, centre: Point, side: number): boolean {
  const reach = side * 0.6;
  return [-reach, reach].every((x) =>
    [-reach, reach].every((y) => {
      const p = project(map, { x: centre.x + x, y: centre.y + y });
      return p.x >= 1 && p.y >= 1 && p.x <= photo.width - 1 && p.y <= photo.height - 1;
    }),
  );
}

/** Size, shape and fill of a solid square, seen a little askew; one that the window cuts has no centre. */
function isSquare(blob: Blob, want: number, patch: Grey): boolean {
  const width = blob.right - blob.left + 1;
  const height = blob.bottom - blob.top + 1;
  if (blob.left === 0 || blob.top === 0 || blob.right === patch.width - 1 || blob.bottom === patch.height - 1)
    return false;
  return (
    blob.area > want * 0.5 &&
    blob.area < want * 1.7 &&
    width < height * 1.4 &&
    height < width * 1.4 &&
    blob.area > width * height * 0.72
  );
}
