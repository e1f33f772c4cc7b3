import { describe, expect, it } from 'vitest';
import { pixelBox, straightSize } from './page-scale.ts';

const page = straightSize({ width: 210, height: 297 });

describe('the map from the geometry to the straight page', () => {
  it('has 200 dots to the inch', () => {
    expect(page).toEqual({ width: 1654, height: 2339 });
    expect(pixelBox({ x: 25.4, y: 50.8, width: 25.4, height: 12.7 }, page)).toEqual({
      left: 200,
      top: 400,
      width: 200,
      height: 100,
    });
  });

  it('rounds outwards and cuts at the edge of the page', () => {
    const box = pixelBox({ x: 10.01, y: 10.01, width: 0.02, height: 0.02 }, page);
    expect(box).toEqual({ left: 78, top: 78, width: 1, height: 1 });
    expect(pixelBox({ x: -5, y: 290, width: 10, height: 20 }, page)).toMatchObject({
      left: 0,
      height: 2339 - 2283,
    });
  });

  it('knows what lies outside', () => {
    expect(pixelBox({ x: 215, y: 10, width: 10, height: 10 }, page)).toBeNull();
    expect(pixelBox({ x: 10, y: 10, width: 0, height: 0 }, page)).toBeNull();
    expect(pixelBox({ x: Number.NaN, y: 10, width: 5, height: 5 }, page)).toBeNull();
  });
});
