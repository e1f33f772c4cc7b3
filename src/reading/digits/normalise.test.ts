import { describe, expect, it } from 'vitest';
import { normalise, SIDE } from './normalise.ts';
import type { Patch } from './patch.ts';

const WIDTH = 37;
const HEIGHT = 45;

/** A box on paper of brightness 220; `dark` takes away from it at each pixel. */
function box(dark: (x: number, y: number) => number, paper = 220): Patch {
  const grey = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++)
      grey[y * WIDTH + x] = Math.max(0, paper - dark(x, y) + ((x * 7 + y * 13) % 5));
  }
  return { width: WIDTH, height: HEIGHT, grey };
}

const bar =
  (left: number, top: number, right: number, bottom: number, ink = 140) =>
  (x: number, y: number) =>
    x >= left && x < right && y >= top && y < bottom ? ink : 0;

describe('an empty box', () => {
  it('is blank, also in shadow', () => {
    expect(normalise(box(() => 0)).kind).toBe('blank');
    expect(normalise(box(() => 0, 60)).kind).toBe('blank');
    expect(normalise(box((x) => x * 0.6)).kind).toBe('blank');
  });

  it('is blank with its border on one or two sides, a faint print of the other side, and dust', () => {
    expect(normalise(box(bar(0, 0, 2, HEIGHT, 60))).kind).toBe('blank');
    expect(normalise(box((x, y) => (x < 2 || y > HEIGHT - 3 ? 70 : 0))).kind).toBe('blank');
    expect(normalise(box(bar(10, 10, 20, 30, 18))).kind).toBe('blank');
    expect(normalise(box(bar(18, 20, 20, 22))).kind).toBe('blank');
  });

  it('with a dot is neither blank nor a digit', () => {
    expect(normalise(box(bar(16, 20, 21, 25))).kind).toBe('unsure');
  });
});

describe('ink', () => {
  it('is scaled to 20 and centred by its mass', () => {
    const ink = normalise(box(bar(4, 6, 8, 30)));
    if (ink.kind !== 'ink') throw new Error(ink.kind);
    expect(ink.flat).toBe(false);
    let [mass, x, y, rows] = [0, 0, 0, 0];
    for (let r = 0; r < SIDE; r++) {
      let row = 0;
      for (let c = 0; c < SIDE; c++) {
        const value = ink.image[r * SIDE + c] ?? 0;
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        mass += value;
        x += value * c;
        y += value * r;
        row = Math.max(row, value);
      }
      if (row > 0.5) rows++;
    }
    expect(x / mass).toBeCloseTo(13.5, 0);
    expect(y / mass).toBeCloseTo(13.5, 0);
    expect(rows).toBe(20);
  });

  it('looks the same wherever it stands, on bright and on dark paper, with the border in the cut', () => {
    const image = (patch: Patch) => {
      const ink = normalise(patch);
      if (ink.kind !== 'ink') throw new Error(ink.kind);
      return ink.image;
    };
    const angle = (dx: number, dy: number, ink: number) => (x: number, y: number) =>
      Math.max(
        bar(8 + dx, 8 + dy, 12 + dx, 32 + dy, ink)(x, y),
        bar(8 + dx, 28 + dy, 26 + dx, 32 + dy, ink)(x, y),
      );
    const plain = image(box(angle(0, 0, 140)));
    for (const other of [
      box(angle(5, 7, 140)),
      box(angle(0, 0, 80), 130),
      box((x, y) => (y < 2 ? 60 : angle(0, 0, 140)(x, y))),
    ]) {
      const difference = image(other).reduce((sum, v, i) => sum + Math.abs(v - (plain[i] ?? 0)), 0);
      expect(difference).toBeLessThan(12);
    }
  });

  it('along the edge is never taken for a blank', () => {
    expect(normalise(box(bar(0, 8, 5, 36))).kind).toBe('unsure');
    expect(normalise(box(bar(3, 4, 8, 42))).kind).not.toBe('blank');
    expect(normalise(box(bar(WIDTH - 6, 2, WIDTH - 1, 40))).kind).toBe('ink');
  });

  it('like a dash is flat', () => {
    expect(normalise(box(bar(8, 20, 28, 24)))).toMatchObject({ kind: 'ink', flat: true });
  });
});
