import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '../forms/geometry.ts';
import type { Homography } from './homography.ts';
import { fitHomography, inverse, project } from './homography.ts';

const nudge = fc.double({ min: -0.12, max: 0.12, noNaN: true });
/** A map from a sheet of 210 x 297 to pixels, seen askew but from the front. */
const camera = fc
  .tuple(fc.array(nudge, { minLength: 8, maxLength: 8 }), fc.double({ min: 0, max: 6.28, noNaN: true }))
  .map(([shifts, turn]) => {
    const corners: Point[] = [
      { x: 0, y: 0 },
      { x: 210, y: 0 },
      { x: 210, y: 297 },
      { x: 0, y: 297 },
    ];
    const pairs = corners.map((from, i) => {
      const x = (from.x - 105 + 210 * (shifts[2 * i] ?? 0)) * 9;
      const y = (from.y - 148 + 210 * (shifts[2 * i + 1] ?? 0)) * 9;
      return {
        from,
        to: {
          x: 1500 + x * Math.cos(turn) - y * Math.sin(turn),
          y: 2000 + x * Math.sin(turn) + y * Math.cos(turn),
        },
      };
    });
    return { pairs, map: fitHomography(pairs) };
  });
const inside = fc.record({
  x: fc.double({ min: 0, max: 210, noNaN: true }),
  y: fc.double({ min: 0, max: 297, noNaN: true }),
});

const far = (p: Point, q: Point) => Math.hypot(p.x - q.x, p.y - q.y);

describe('homography', () => {
  it('takes four points to their places', () => {
    fc.assert(
      fc.property(camera, ({ pairs, map }) => {
        for (const { from, to } of pairs)
          expect(far(project(map as Homography, from), to)).toBeLessThan(1e-4);
      }),
    );
  });

  it('goes back where it came from', () => {
    fc.assert(
      fc.property(camera, inside, ({ map }, p) => {
        const back = inverse(map as Homography);
        expect(far(project(back as Homography, project(map as Homography, p)), p)).toBeLessThan(1e-5);
      }),
    );
  });

  it('is found again from many points of it', () => {
    fc.assert(
      fc.property(camera, fc.array(inside, { minLength: 6, maxLength: 20 }), ({ pairs, map }, more) => {
        const known = [...pairs, ...more.map((from) => ({ from, to: project(map as Homography, from) }))];
        const again = fitHomography(known) as Homography;
        for (const { from, to } of known) expect(far(project(again, from), to)).toBeLessThan(0.01);
      }),
    );
  });

  it('is refused for too few points and for points on a line', () => {
    const line = [0, 1, 2, 3, 4].map((i) => ({ from: { x: i, y: 2 * i }, to: { x: 3 * i, y: i } }));
    expect(fitHomography(line.slice(0, 3))).toBeNull();
    expect(fitHomography(line)).toBeNull();
    expect(
      fitHomography(Array.from({ length: 5 }, () => ({ from: { x: 1, y: 1 }, to: { x: 2, y: 2 } }))),
    ).toBeNull();
    expect(inverse([1, 2, 3, 2, 4, 6, 0, 0, 1])).toBeNull();
  });
});
