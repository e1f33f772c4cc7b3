import { describe, expect, it } from 'vitest';
import { at } from '../../basics/assert.ts';
import { lookAt } from '../photo/look.ts';
import { cornerError } from '../testing/judge.ts';
import { phonePhoto } from '../testing/phone-photo.ts';
import { shotOf } from '../testing/shot.ts';
import { drawTestPage, testGeometry } from '../testing/test-page.ts';
import { findOutline } from './outline.ts';
import { straightenPage } from './straighten.ts';

const geometry = testGeometry();
/** As the authority prints its own forms: no code, no squares. */
const plain = { ...geometry, codes: [], squares: geometry.squares, squareSide: 0 };
const page = drawTestPage({ ...plain, squareSide: 0 }, 'none', 1, 120 / 25.4);

describe('a sheet without codes', () => {
  it('is found by its edges on a darker table', async () => {
    let found = 0;
    for (let n = 0; n < 6; n++) {
      const shot = shotOf(n, n % 2 === 0 ? 1 : 2, { height: 1200, table: 60, fill: 0.78, turns: 0, bend: 0 });
      const photo = await phonePhoto(page, shot);
      const straight = await straightenPage(photo.bytes, null, {});
      if (!straight.ok || straight.value === null) continue;
      found++;
      expect(straight.value).toMatchObject({
        squares: 0,
        residual: null,
        sure: false,
        width: 1654,
        height: 2339,
      });
      // Good enough to look at: nothing is cut from it by geometry.
      expect(cornerError(straight.value.corners, photo, geometry)).toBeLessThan(4);
    }
    expect(found).toBeGreaterThanOrEqual(4);
  });

  it('is left as it is when the table is as bright as the paper, or the sheet leaves the photo', async () => {
    for (const fixed of [{ table: 235, exposure: 1 }, { shift: [0.3, 0] as const }, { fill: 0.4 }]) {
      const photo = await phonePhoto(page, shotOf(3, 1, { height: 1000, turns: 0, ...fixed }));
      expect(await straightenPage(photo.bytes, null, {})).toEqual({ ok: true, value: null });
    }
  });

  it('is not seen in pictures of something else', () => {
    const noise = (width: number, height: number, at: (x: number, y: number) => number) => ({
      width,
      height,
      data: Uint8Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
    });
    expect(findOutline(noise(300, 400, () => 200))).toBeNull();
    expect(findOutline(noise(300, 400, (x, y) => (x * 31 + y * 17) % 256))).toBeNull();
    const disc = (x: number, y: number) => (Math.hypot(x - 150, y - 200) < 120 ? 240 : 30);
    expect(findOutline(noise(300, 400, disc))).toBeNull();
    const lShape = (x: number, y: number) =>
      x > 40 && y > 40 && x < 260 && y < 360 && (x < 150 || y > 200) ? 240 : 30;
    expect(findOutline(noise(300, 400, lShape))).toBeNull();
    expect(findOutline({ width: 1, height: 1, data: new Uint8Array(1) })).toBeNull();
  });

  it('gives the corners of a clean quadrilateral', () => {
    const sheet = (x: number, y: number) => (x >= 50 && x < 250 && y >= 60 && y < 343 ? 240 : 30);
    const grey = {
      width: 300,
      height: 400,
      data: Uint8Array.from({ length: 120_000 }, (_, i) => sheet(i % 300, Math.floor(i / 300))),
    };
    const quad = findOutline(grey);
    const want = [
      [50, 60],
      [250, 60],
      [250, 343],
      [50, 343],
    ];
    for (const [i, p] of (quad ?? []).entries()) {
      expect(Math.abs(p.x - at(at(want, i), 0))).toBeLessThan(1);
      expect(Math.abs(p.y - at(at(want, i), 1))).toBeLessThan(1);
    }
    expect(quad).not.toBeNull();
  });
});

describe('a sheet with squares whose codes cannot be read', () => {
  it('is laid straight by its edges and its squares', async () => {
    const drawn = drawTestPage({ ...geometry, codes: [] }, 'none', 2, 120 / 25.4);
    const photo = await phonePhoto(drawn, shotOf(5, 1, { height: 1400, table: 60, fill: 0.78, turns: 0 }));
    const look = await lookAt(photo.bytes);
    expect(look.ok && look.value.codes).toEqual([]);
    const straight = await straightenPage(photo.bytes, geometry, {});
    expect(straight.ok && straight.value).toMatchObject({ squares: 4, residual: null, sure: false });
  });
});
