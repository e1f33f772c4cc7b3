import { describe, expect, it } from 'vitest';
import type { Homography } from '../homography.ts';
import { findSquare } from './squares.ts';

const PER_MM = 6;
const map: Homography = [PER_MM, 0, 0, 0, PER_MM, 0, 0, 0, 1];

/** White paper of 40 x 40 mm with a dark square of 6 mm around (x, y). */
function paper(x: number, y: number) {
  const size = 40 * PER_MM;
  const dark = (i: number) => {
    const [px, py] = [((i % size) + 0.5) / PER_MM, (Math.floor(i / size) + 0.5) / PER_MM];
    return Math.abs(px - x) < 3 && Math.abs(py - y) < 3;
  };
  return {
    width: size,
    height: size,
    data: Uint8Array.from({ length: size * size }, (_, i) => (dark(i) ? 20 : 230)),
  };
}

describe('a corner square', () => {
  it('is found where it lies, some millimetres from where it should', () => {
    const found = findSquare(paper(18, 22), map, { x: 20, y: 20 }, 6, 16);
    expect(found?.x).toBeCloseTo(18 * PER_MM, 0);
    expect(found?.y).toBeCloseTo(22 * PER_MM, 0);
  });

  it('is none when the edge of the photo cuts it: its middle would be wrong', () => {
    for (const [x, y] of [
      [2, 20],
      [20, 1.5],
      [38.2, 20],
      [20, 38.5],
    ] as const) {
      expect(findSquare(paper(x, y), map, { x, y }, 6, 16)).toBeNull();
    }
  });

  it('is none of another size, and none on blank paper', () => {
    expect(findSquare(paper(20, 20), map, { x: 20, y: 20 }, 12, 30)).toBeNull();
    expect(findSquare(paper(200, 200), map, { x: 20, y: 20 }, 6, 16)).toBeNull();
  });
});
