import type { Random } from './random.ts';

/** A grey picture, 0 paper to 1 ink, row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

export function picture(width: number, height: number): Picture {
  return { width, height, data: new Float32Array(width * height) };
}

/** The value between pixels; outside is paper. */
export function valueAt(from: Picture, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const { width, height, data } = from;
  if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) return 0;
  const fx = x - left;
  const fy = y - top;
  const i = top * width + left;
  const upper = (data[i] ?? 0) * (1 - fx) + (data[i + 1] ?? 0) * fx;
  const lower = (data[i + width] ?? 0) * (1 - fx) + (data[i + width + 1] ?? 0) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** How far a writer's hand may differ from the sample: turn and slant in radians, sizes as factors, shifts in source pixels. */
export interface Freedom {
  readonly turn: number;
  readonly slant: number;
  readonly stretch: number;
  readonly wobble: number;
}

export const HAND: Freedom = { turn: 0.2, slant: 0.25, stretch: 0.15, wobble: 1.1 };

const GRID = 5;

/** Random numbers on a coarse grid, read smoothly in between: the elastic part. */
function wobble(random: Random, size: number): (x: number, y: number) => number {
  const grid = new Float32Array(GRID * GRID);
  for (let i = 0; i < grid.length; i++) grid[i] = random.normal() * size;
  const soft = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const gx = Math.min(GRID - 1.001, Math.max(0, x * (GRID - 1)));
    const gy = Math.min(GRID - 1.001, Math.max(0, y * (GRID - 1)));
    const i = Math.floor(gy) * GRID + Math.floor(gx);
    const fx = soft(gx - Math.floor(gx));
    const fy = soft(gy - Math.floor(gy));
    const upper = (grid[i] ?? 0) * (1 - fx) + (grid[i + 1] ?? 0) * fx;
    const lower = (grid[i + GRID] ?? 0) * (1 - fx) + (grid[i + GRID + 1] ?? 0) * fx;
    return upper * (1 - fy) + lower * fy;
  };
}

/**
 * Draws `from` into a picture of the given size, bent as another hand might have written it. `scale`: target pixels for one
 * pixel of the source; the source's middle lands at (centreX, centreY).
 */
export function bend(
  from: Picture,
  to: { width: number; height: number; centreX: number; centreY: number; scale: number },
  random: Random,
  freedom: Freedom = HAND,
): Picture {
  const out = picture(to.width, to.height);
  const angle = random.normal() * freedom.turn * 0.6;
  const slant = random.normal() * freedom.slant * 0.6;
  const sx = Math.exp(random.normal() * freedom.stretch * 0.7) / to.scale;
  const sy = Math.exp(random.normal() * freedom.stretch * 0.7) / to.scale;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const dx = wobble(random, freedom.wobble);
  const dy = wobble(random, freedom.wobble);
  for (let y = 0; y < to.height; y++) {
    for (let x = 0; x < to.width; x++) {
      const px = x - to.centreX;
      const py = y - to.centreY;
      const tx = (cos * px + sin * py) * sx;
      const ty = (-sin * px + cos * py) * sy;
      const u = x / to.width;
      const v = y / to.height;
      out.data[y * to.width + x] = valueAt(
        from,
        from.width / 2 - 0.5 + tx + slant * ty + dx(u, v),
        from.height / 2 - 0.5 + ty + dy(u, v),
      );
    }
  }
  return out;
}

/** Thicker or thinner strokes with crisper edges: the grey edge of a stroke is read at another height. */
export function press(what: Picture, level: number, crisp: number): void {
  for (let i = 0; i < what.data.length; i++) {
    what.data[i] = Math.min(1, Math.max(0, ((what.data[i] ?? 0) - level) * crisp + 0.5));
  }
}

/** Grows every stroke by up to one pixel on each side, by `share`. */
export function grow(what: Picture, share: number): void {
  const { width, height, data } = what;
  const before = data.slice();
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const most = Math.max(
        before[i - 1] ?? 0,
        before[i + 1] ?? 0,
        before[i - width] ?? 0,
        before[i + width] ?? 0,
      );
      data[i] = Math.max(before[i] ?? 0, share * most);
    }
  }
}

/** Softens by a kernel of three, `times` times, with `share` taken from the neighbours. */
export function blur(what: Picture, share: number, times: number): void {
  const { width, height, data } = what;
  const side = share / 2;
  for (let t = 0; t < times; t++) {
    for (const [stride, lines, length, step] of [
      [width, height, width, 1],
      [1, width, height, width],
    ] as const) {
      for (let line = 0; line < lines; line++) {
        let i = line * stride;
        let last = data[i] ?? 0;
        for (let k = 0; k < length; k++, i += step) {
          const own = data[i] ?? 0;
          const next = k === length - 1 ? own : (data[i + step] ?? 0);
          data[i] = own * (1 - share) + side * (last + next);
          last = own;
        }
      }
    }
  }
}
