import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { at } from '../basics/assert.ts';
import { boxShifts } from './box-shift.ts';
import { DIGIT_SAMPLES_PER_MM, digitCrops } from './digit-crops.ts';
import { inverse, project } from './homography.ts';
import { isSure } from './page/register.ts';
import type { PlacedPhoto } from './page/straighten.ts';
import { cornersInPhoto, placePage, straightenPage } from './page/straighten.ts';
import { lookAt } from './photo/look.ts';
import type { Look } from './reader.ts';
import { cornerError } from './testing/judge.ts';
import type { PhonePhoto } from './testing/phone-photo.ts';
import { phonePhoto } from './testing/phone-photo.ts';
import type { Level, Shot } from './testing/shot.ts';
import { shotOf } from './testing/shot.ts';
import type { TestPage } from './testing/test-page.ts';
import { drawTestPage, testGeometry } from './testing/test-page.ts';

const geometry = testGeometry();
/** Six units; each is another page. */
const pages: TestPage[] = Array.from({ length: 6 }, (_, n) =>
  drawTestPage(geometry, `TH1:5/18:69:10-03:${100007 + n}:P1:K7QZ9FLM${n}`, n, 150 / 25.4),
);
const pageOf = (n: number) => at(pages, n % pages.length);

interface Seen {
  readonly shot: Shot;
  readonly page: TestPage;
  readonly photo: PhonePhoto;
  readonly look: Look;
  readonly placed: PlacedPhoto | null;
  readonly sure: boolean;
}

async function see(n: number, level: Level, fixed: Partial<Shot> = {}): Promise<Seen> {
  const shot = shotOf(n, level, { height: 1300, ...fixed });
  const page = pageOf(n);
  const photo = await phonePhoto(page, shot, pageOf(n + 1).raster);
  const look = await lookAt(photo.bytes);
  if (!look.ok) throw new Error(look.error);
  const placed = await placePage(photo.bytes, geometry, { look: look.value });
  if (!placed.ok) throw new Error(placed.error);
  const sure = placed.value !== null && isSure(placed.value.found);
  return { shot, page, photo, look: look.value, placed: placed.value, sure };
}

describe('photos of a page', () => {
  const seen: Seen[] = [];

  beforeAll(async () => {
    for (let n = 0; n < 24; n++) seen.push(await see(n, at([1, 2, 3] as const, n % 3)));
  }, 600_000);

  it('never show another unit than their own', () => {
    for (const { look, page } of seen) expect(look.codes.filter((code) => code !== page.code)).toEqual([]);
  });

  it('show their unit, all good and usual ones and most bad ones', () => {
    const read = (level: Level) =>
      seen.filter((s) => s.shot.level === level && s.look.codes.length === 1).length;
    expect([read(1), read(2)]).toEqual([8, 8]);
    expect(read(3)).toBeGreaterThanOrEqual(6);
  });

  it('have the size that a viewer sees', () => {
    for (const { look, photo } of seen)
      expect([look.width, look.height]).toEqual([photo.width, photo.height]);
  });

  it('are laid straight within half a millimetre wherever the reader is sure', () => {
    const sure = seen.filter((s) => s.sure);
    expect(sure.filter(({ shot }) => shot.level < 3).length).toBe(16);
    expect(sure.length).toBeGreaterThanOrEqual(18);
    for (const { placed, photo } of sure) {
      if (placed === null) throw new Error('sure of nothing');
      expect(cornerError(cornersInPhoto(placed.found.toPhoto, placed.sheet), photo, geometry)).toBeLessThan(
        0.6,
      );
    }
  });

  it('give every digit box, dark where a digit was written and light where none was', () => {
    const darkness = (grey: Uint8Array) => Math.max(...grey) - Math.min(...grey);
    for (const { placed, page, shot } of seen.filter((s) => s.shot.level === 1).slice(0, 3)) {
      const digits = placed === null ? [] : digitCrops(placed.grey, placed.found.toPhoto, geometry);
      expect(digits.length).toBe(22 * 4);
      for (const crop of digits) {
        expect(crop.grey.length).toBe(crop.width * crop.height);
        expect(crop.width).toBe(Math.round(6.1 * DIGIT_SAMPLES_PER_MM));
        const written = (page.written.get(crop.place) ?? '')[crop.index] !== ' ';
        const found = darkness(crop.grey);
        // What shines through is a shadow, never ink.
        if (written) expect(found).toBeGreaterThan(60 * (1 - shot.shadow.depth) * shot.exposure);
        else expect(found).toBeLessThan(60);
      }
    }
  });

  it('show by the frames of the boxes where a bent sheet put them', async () => {
    for (const bend of [1.6, -1.6]) {
      const { placed, photo } = await see(8, 1, { bend, turns: 0 });
      const back = placed === null ? null : inverse(placed.found.toPhoto);
      if (placed === null || back === null) throw new Error('the page was not found');
      const off = geometry.figures.map(({ digits }) => {
        const shifts = boxShifts(placed.grey, placed.found.toPhoto, digits);
        const offsets = digits.map((box, i) => {
          const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          const seenAt = project(back, photo.truth(middle));
          const [x, y] = [seenAt.x - middle.x, seenAt.y - middle.y];
          return [Math.hypot(x, y), Math.hypot(x - at(shifts, i).x, y - at(shifts, i).y)] as const;
        });
        return {
          before: Math.min(...offsets.map(([before]) => before)),
          after: Math.max(...offsets.map(([, after]) => after)),
        };
      });
      expect(Math.min(...off.map(({ before }) => before))).toBeGreaterThan(0.4);
      expect(Math.max(...off.map(({ after }) => after))).toBeLessThan(0.3);
    }
  });

  it('are the same for the same seed', async () => {
    const [first, second] = [await see(3, 2), await see(3, 2)];
    expect(Buffer.from(first.photo.bytes).equals(second.photo.bytes)).toBe(true);
  });
});

describe('photos that are not good enough', () => {
  it('read nothing when badly blurred, and say so by sharpness', async () => {
    const { look, sure } = await see(1, 1, { blur: 8, turns: 0 });
    expect(look.codes).toEqual([]);
    expect(look.sharpness).toBeLessThan(50);
    expect(sure).toBe(false);
  });

  it('read nothing when moved', async () => {
    const { look } = await see(2, 1, { motion: { length: 18, turn: 0.7 }, turns: 0 });
    expect(look.codes).toEqual([]);
  });

  it('are never sure when a corner is cut off', async () => {
    for (const shift of [
      [0.16, 0],
      [-0.16, 0],
      [0, 0.16],
      [0, -0.16],
    ] as const) {
      const { sure, look, page } = await see(4, 1, { shift, turns: 0 });
      expect(sure).toBe(false);
      expect(look.codes.every((code) => code === page.code)).toBe(true);
    }
  });

  it('take no page when another geometry is asked for', async () => {
    const { photo, look } = await see(5, 1, { turns: 0 });
    const other = { ...geometry, codes: geometry.codes.map((c) => ({ ...c, x: 190 - c.x, y: 270 - c.y })) };
    const straight = await straightenPage(photo.bytes, other, { look });
    expect(straight.ok && (straight.value === null || !straight.value.sure)).toBe(true);
  });

  it('give the straight page as a viewer needs it', async () => {
    const { photo, look } = await see(6, 1, { turns: 1, turnKnown: true });
    const straight = await straightenPage(photo.bytes, geometry, { look, digits: true });
    if (!straight.ok || straight.value === null) throw new Error('the page was not found');
    const { page, thumbnail, sure, squares, digits, width, height } = straight.value;
    expect({ sure, squares, width, height }).toEqual({ sure: true, squares: 4, width: 1654, height: 2339 });
    expect(digits).toHaveLength(88);
    expect(await sharp(page).metadata()).toMatchObject({ format: 'webp', width: 1654, height: 2339 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320 });
    // Codes of other pages in the same photo do not count.
    const other = await placePage(photo.bytes, geometry, { look, code: 'some other page' });
    expect(other.ok && (other.value === null || other.value.found.codes === 0)).toBe(true);
  });

  it('show both units when two pages lie in one photo, and each page is found by its own code', async () => {
    const fixed = { height: 1800, turns: 0, blur: 0.6, sent: 'phone' } as const;
    const [left, right] = [await see(1, 1, fixed), await see(2, 1, fixed)];
    const { width, height } = left.photo;
    const both = await sharp({ create: { width: 2 * width, height, channels: 3, background: '#555' } })
      .composite([
        { input: Buffer.from(left.photo.bytes), left: 0, top: 0 },
        { input: Buffer.from(right.photo.bytes), left: width, top: 0 },
      ])
      .jpeg()
      .toBuffer();
    const look = await lookAt(both);
    if (!look.ok) throw new Error(look.error);
    expect(look.value.codes.toSorted()).toEqual([left.page.code, right.page.code].toSorted());
    for (const [side, one] of [left, right].entries()) {
      const placed = await placePage(both, geometry, { look: look.value, code: one.page.code });
      if (!placed.ok || placed.value === null) throw new Error('the page was not found');
      expect(isSure(placed.value.found)).toBe(true);
      const corners = cornersInPhoto(placed.value.found.toPhoto, geometry);
      expect(corners.map((p) => Math.floor(p.x / width))).toEqual([side, side, side, side]);
    }
  });
});
