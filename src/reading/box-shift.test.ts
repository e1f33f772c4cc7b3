import { describe, expect, it } from 'vitest';
import { boxShifts } from './box-shift.ts';
import { straightPageMap } from './digit-crops.ts';
import { drawTestPage, testGeometry } from './testing/test-page.ts';

const geometry = testGeometry();
const perMm = 8;
const page = drawTestPage(geometry, 'none', 5, perMm);
const boxes = geometry.figures[9]?.digits ?? [];

const NONE = boxes.map(() => ({ x: 0, y: 0 }));

describe('the shift of boxes by their frames', () => {
  it('is none where they lie right', () => {
    for (const { x, y } of boxShifts(page.raster, straightPageMap(perMm), boxes)) {
      expect(Math.hypot(x, y)).toBeLessThan(0.2);
    }
  });

  it('is found up to two millimetres', () => {
    for (const [x, y] of [
      [0, 1.5],
      [0, -1.9],
      [0.8, 0.6],
      [-1, -1],
    ] as const) {
      // The map believes everything to lie a little elsewhere.
      const map = [perMm, 0, -x * perMm, 0, perMm, -y * perMm, 0, 0, 1] as const;
      const shifts = boxShifts(page.raster, map, boxes);
      expect(shifts).toHaveLength(4);
      for (const shift of shifts) expect(Math.hypot(shift.x - x, shift.y - y)).toBeLessThan(0.25);
    }
  });

  it('is none without frames, on blank paper and over noise', () => {
    const blank = { ...page.raster, data: new Uint8Array(page.raster.data.length).fill(240) };
    expect(boxShifts(blank, straightPageMap(perMm), boxes)).toEqual(NONE);
    const noise = { ...page.raster, data: page.raster.data.map((_, i) => 200 + ((i * 7919) % 50)) };
    expect(boxShifts(noise, straightPageMap(perMm), boxes)).toEqual(NONE);
    expect(boxShifts(blank, straightPageMap(perMm), [])).toEqual([]);
  });
});
