import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Box } from '../../forms/geometry.ts';
import { phonePhoto } from '../testing/phone-photo.ts';
import { shotOf } from '../testing/shot.ts';
import { drawTestPage, testGeometry } from '../testing/test-page.ts';
import { cropPage } from './crop.ts';
import { maskPhoto } from './mask.ts';
import { straightenPage } from './straighten.ts';

const geometry = testGeometry();
const page = drawTestPage(geometry, 'TH1:5/18:69:10-03:100007:P1:K7QZ9FLM2', 4, 150 / 25.4);

/** Standard deviation of the brightness in a piece of a straight page: print and ink are uneven, a cover is not. */
async function unevenness(straight: Uint8Array, box: Box): Promise<number> {
  const pieces = await cropPage(straight, [box]);
  if (!pieces.ok || pieces.value[0] === undefined) throw new Error('no piece');
  return (await sharp(pieces.value[0]).greyscale().stats()).channels[0]?.stdev ?? Number.NaN;
}

async function straightOf(bytes: Uint8Array): Promise<Uint8Array> {
  const straight = await straightenPage(bytes, geometry, {});
  if (!straight.ok || straight.value === null) throw new Error('not straight');
  return straight.value.page;
}

describe('the masked copy', () => {
  it('covers every signature box and nothing of the figures, for a bent page turned by a quarter', async () => {
    const shot = shotOf(7, 2, { height: 1600, bend: 1, turns: 1, turnKnown: true });
    const photo = await phonePhoto(page, shot);
    const masked = await maskPhoto(photo.bytes, geometry, {});
    if (!masked.ok || masked.value === null) throw new Error('not masked');
    const { format, width, height, exif, orientation } = await sharp(masked.value).metadata();
    expect({ format, width, height, exif, orientation }).toEqual({
      format: 'jpeg',
      width: photo.width,
      height: photo.height,
      exif: undefined,
      orientation: undefined,
    });
    const [before, after] = [await straightOf(photo.bytes), await straightOf(masked.value)];
    for (const box of geometry.signatures) {
      expect(await unevenness(before, box)).toBeGreaterThan(15);
      expect(await unevenness(after, box)).toBeLessThan(4);
    }
    const figures = { x: 148, y: 46, width: 40, height: 200 };
    expect(await unevenness(after, figures)).toBeGreaterThan(0.9 * (await unevenness(before, figures)));
  });

  it('is not made when the page does not lie surely', async () => {
    const photo = await phonePhoto(page, shotOf(7, 1, { height: 1400, shift: [0.2, 0], turns: 0 }));
    expect(await maskPhoto(photo.bytes, geometry, {})).toEqual({ ok: true, value: null });
  });
});

describe('pieces of a straight page', () => {
  it('have the size of their boxes; a box outside gives nothing', async () => {
    const photo = await phonePhoto(page, shotOf(1, 1, { height: 1400, turns: 0 }));
    const straight = await straightOf(photo.bytes);
    const line = { x: 25.4, y: 50.8, width: 25.4 * 4, height: 12.7 };
    const pieces = await cropPage(straight, [line, { x: 500, y: 0, width: 5, height: 5 }]);
    if (!pieces.ok) throw new Error(pieces.error);
    expect(await sharp(pieces.value[0]).metadata()).toMatchObject({
      width: 800,
      height: 100,
      format: 'webp',
    });
    expect(pieces.value[1]).toHaveLength(0);
  });
});
