import { at } from '../../basics/assert.ts';
import type { PageGeometry } from '../../forms/geometry.ts';
import { sheetCorners } from '../page/register.ts';
import type { StraightPage } from '../reader.ts';
import type { PhonePhoto } from './phone-photo.ts';

/** Largest distance of a sheet's corner from where it truly lies, millimetres of the sheet. */
export function cornerError(
  found: StraightPage['corners'],
  photo: PhonePhoto,
  geometry: PageGeometry,
): number {
  const corners = sheetCorners(geometry);
  const truth = corners.map(photo.truth);
  const [first, , opposite] = truth;
  if (first === undefined || opposite === undefined) return Number.POSITIVE_INFINITY;
  const pixelsPerMm =
    Math.hypot(opposite.x - first.x, opposite.y - first.y) / Math.hypot(geometry.width, geometry.height);
  const offsets = truth.map((p, i) => Math.hypot(p.x - at(found, i).x, p.y - at(found, i).y));
  return Math.max(...offsets) / pixelsPerMm;
}
