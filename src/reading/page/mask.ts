import sharp from 'sharp';
import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { Box, PageGeometry, Point } from '../../forms/geometry.ts';
import type { Homography } from '../homography.ts';
import { project } from '../homography.ts';
import type { DecodeError } from '../photo/decode.ts';
import type { Rgb } from '../raster.ts';
import type { StraightenOptions } from '../reader.ts';
import { isSure } from './register.ts';
import { placePage } from './straighten.ts';

/** Covered on every side beyond the box, millimetres: paper bends up to 2 mm off its plane, and pens run over lines. */
const MARGIN_MM = 3;
const COVER = [70, 70, 70] as const;

/** A public copy with the signature boxes covered; null when the page does not lie surely enough. */
export async function maskPhoto(
  bytes: Uint8Array,
  page: PageGeometry,
  options: StraightenOptions,
): Promise<Result<Uint8Array | null, DecodeError>> {
  const placed = await placePage(bytes, page, options);
  if (!placed.ok) return placed;
  if (placed.value === null || !isSure(placed.value.found)) return ok(null);
  const { photo, found } = placed.value;
  for (const box of page.signatures) cover(photo, found.toPhoto, box);
  const raw = { width: photo.width, height: photo.height, channels: 3 } as const;
  // No metadata goes along: the picture starts from bare pixels.
  return ok(await sharp(photo.data, { raw }).jpeg({ quality: 82 }).toBuffer());
}

/** Fills the part of the photo where a box of the sheet lies. Nothing of what was there remains in the pixels. */
function cover(photo: Rgb, toPhoto: Homography, box: Box): void {
  const left = box.x - MARGIN_MM;
  const top = box.y - MARGIN_MM;
  const right = box.x + box.width + MARGIN_MM;
  const bottom = box.y + box.height + MARGIN_MM;
  const corners: Point[] = [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ].map((corner) => project(toPhoto, corner));
  const rows = corners.map((p) => p.y);
  const first = Math.max(0, Math.floor(Math.min(...rows)));
  const last = Math.min(photo.height - 1, Math.ceil(Math.max(...rows)));
  for (let y = first; y <= last; y++) {
    const [from, to] = spanAt(corners, y + 0.5);
    const start = Math.max(0, Math.floor(from));
    const end = Math.min(photo.width, Math.ceil(to));
    for (let x = start; x < end; x++) photo.data.set(COVER, (y * photo.width + x) * 3);
  }
}

/** Where a row of pixels enters and leaves a convex quadrilateral; an empty span when it does not meet it. */
function spanAt(corners: readonly Point[], y: number): [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [i, p] of corners.entries()) {
    const q = corners[(i + 1) % corners.length] ?? p;
    if (Math.min(p.y, q.y) > y || Math.max(p.y, q.y) < y || p.y === q.y) continue;
    const x = p.x + ((y - p.y) / (q.y - p.y)) * (q.x - p.x);
    from = Math.min(from, x);
    to = Math.max(to, x);
  }
  return [from, to];
}
