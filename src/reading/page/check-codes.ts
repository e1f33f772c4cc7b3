import { at } from '../../basics/assert.ts';
import type { Box } from '../../forms/geometry.ts';
import type { Homography } from '../homography.ts';
import { readMarks } from '../photo/marks.ts';
import type { Grey } from '../raster.ts';
import { sampleBox } from '../sampling.ts';
import { boxCorners } from './register.ts';

/** Samples to the millimetre: fine enough that whole samples cost nothing. */
const PER_MM = 10;
/** White around a code, millimetres: its quiet zone, and room for a page that lies a little off. */
const AROUND = 4;

/**
 * Reads each code again where the map says it lies, in the full photo, and gives the mean distance of its corners from the geometry, millimetres.
 * Far finer than the corners of the first look, which come from a small copy. Null: no code could be read there.
 */
export async function codeOffset(
  photo: Grey,
  toPhoto: Homography,
  codes: readonly Box[],
): Promise<number | null> {
  const offsets: number[] = [];
  for (const code of codes) {
    const window: Box = {
      x: code.x - AROUND,
      y: code.y - AROUND,
      width: code.width + 2 * AROUND,
      height: code.height + 2 * AROUND,
    };
    const [mark] = await readMarks(sampleBox(photo, toPhoto, window, PER_MM), 1 / PER_MM);
    if (mark === undefined) continue;
    for (const [i, corner] of boxCorners(code).entries()) {
      const seen = at(mark.corners, i);
      offsets.push(Math.hypot(window.x + seen.x - corner.x, window.y + seen.y - corner.y));
    }
  }
  return offsets.length === 0 ? null : offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
}
