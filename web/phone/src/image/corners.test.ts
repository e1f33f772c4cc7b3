import { describe, expect, it } from 'vitest';
import type { Grey } from '../../../../src/reading/raster.ts';
import { drawTestPage, testGeometry } from '../../../../src/reading/testing/test-page.ts';
import { findCorners } from './corners.ts';
import { judge } from './judge.ts';

/** The page on a table, the picture cut as a hurried hand does. */
function photo(cut: { left?: number; top?: number; right?: number; bottom?: number } = {}): Grey {
  const { raster } = drawTestPage(testGeometry(), 'https://example.org/f/X', 7, 3.3);
  const edge = 20;
  const { left = 0, top = 0, right = 0, bottom = 0 } = cut;
  const width = raster.width + 2 * edge - left - right;
  const height = raster.height + 2 * edge - top - bottom;
  const data = new Uint8Array(width * height).fill(120);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const px = x + left - edge;
      const py = y + top - edge;
      if (px >= 0 && py >= 0 && px < raster.width && py < raster.height)
        data[y * width + x] = raster.data[py * raster.width + px] ?? 0;
    }
  return { width, height, data };
}

describe('corners of a printed page', () => {
  it('are all found on a whole page, and none is where it was cut off', () => {
    expect(findCorners(photo())).toHaveLength(4);
    expect(findCorners(photo({ left: 75 }))).toHaveLength(2);
    expect(findCorners(photo({ bottom: 80 }))).toHaveLength(2);
    expect(findCorners(photo({ right: 75, bottom: 80 })).length).toBeLessThan(3);
  });

  it('are not seen on paper without squares', () => {
    const { width, height } = photo();
    const data = new Uint8Array(width * height).fill(235);
    for (let y = 30; y < height - 30; y += 24)
      for (let x = 40; x < width - 40; x++) if (x % 9 < 5) data[y * width + x] = 40;
    expect(findCorners({ width, height, data })).toEqual([]);
  });

  it('and sharpness and light are judged together', () => {
    expect(judge(photo())).toEqual({ blurred: false, dark: false, corners: 4 });
    const { width, height } = photo();
    expect(judge({ width, height, data: new Uint8Array(width * height).fill(30) })).toEqual({
      blurred: true,
      dark: true,
      corners: 0,
    });
  });
});
