import { describe, expect, it } from 'vitest';
import type { Pixels } from './compare.ts';
import { halved, marked, unlike } from './compare.ts';

type Colour = readonly [number, number, number];
const WHITE: Colour = [255, 255, 255];
const INK: Colour = [23, 33, 43];

function sheet(width: number, height: number, colour: Colour = WHITE): Pixels {
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) data.set([...colour, 255], i * 4);
  return { width, height, data };
}

function box(on: Pixels, x: number, y: number, width: number, height: number, colour: Colour): Pixels {
  const data = on.data.slice();
  for (let row = y; row < y + height; row++)
    for (let column = x; column < x + width; column++)
      data.set([...colour, 255], (row * on.width + column) * 4);
  return { ...on, data };
}

describe('unlike', () => {
  const page = sheet(200, 120);

  it('is null for a picture and itself', () => {
    const drawn = box(page, 20, 20, 40, 30, INK);
    expect(unlike(drawn, { ...drawn, data: drawn.data.slice() })).toBeNull();
  });

  it('names the place of a box that moved by 8 pixels', () => {
    const found = unlike(box(page, 100, 60, 48, 44, INK), box(page, 108, 60, 48, 44, INK));
    expect(found?.drawn).toBeGreaterThan(8);
    const { x, y } = found?.at ?? { x: -1, y: -1 };
    expect(x).toBeGreaterThanOrEqual(64);
    expect(x).toBeLessThanOrEqual(156);
    expect(y).toBeGreaterThanOrEqual(28);
    expect(y).toBeLessThanOrEqual(104);
  });

  it('sees a pale panel take another pale colour', () => {
    const panel = box(page, 10, 10, 100, 60, [242, 245, 247]);
    const other = box(page, 10, 10, 100, 60, [255, 241, 207]);
    expect(unlike(panel, other)?.colour).toBeGreaterThan(4);
  });

  it('sees one word go on a page that is large', () => {
    const large = sheet(1280, 2000);
    expect(unlike(box(large, 640, 1900, 24, 12, INK), large)).not.toBeNull();
  });

  it('sees another size first', () => {
    expect(unlike(page, sheet(200, 122))?.why).toBe('is 200×122, was 200×120');
  });

  it('does not see one level of colour more or less', () => {
    expect(unlike(sheet(100, 100, [242, 245, 247]), sheet(100, 100, [241, 246, 248]))).toBeNull();
  });

  it('looks into the last strip of a page that is no multiple of the squares', () => {
    const odd = sheet(100, 100);
    expect(unlike(odd, box(odd, 90, 90, 10, 10, INK))).not.toBeNull();
  });
});

describe('halved', () => {
  it('is the mean of four, and drops an odd row and column', () => {
    const half = halved(box(sheet(3, 3), 0, 0, 1, 1, [55, 255, 255]));
    expect([half.width, half.height]).toStrictEqual([1, 1]);
    expect([...half.data]).toStrictEqual([205, 255, 255, 255]);
  });
});

describe('marked', () => {
  it('has the size of the picture and shows what differs in red', () => {
    const page = sheet(64, 64);
    const { width, height, data } = marked(page, box(page, 20, 20, 10, 10, INK));
    expect([width, height]).toStrictEqual([64, 64]);
    const i = (25 * 64 + 25) * 4;
    expect([...data.slice(i, i + 3)]).toStrictEqual([255, 0, 0]);
  });
});
