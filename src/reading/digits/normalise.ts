import { DIGIT_SAMPLES_PER_MM } from '../digit-crops.ts';
import type { InkMask } from './ink.ts';
import { findInk } from './ink.ts';
import type { Patch } from './patch.ts';

/** Side of the picture that the network sees. */
export const SIDE = 28;
/** The longer side of the ink after scaling. */
const INK_SIDE = 20;
/** Ink that is smaller than this, in millimetres, is a dot and no digit. */
const SMALLEST = 1.2;
/** No digit is so flat: height by width. */
const FLATTEST = 0.3;

/**
 * What stands in a box before any network looks at it. `unsure`: a dot, or something along the edge. Neither it nor a blank is ever read
 * as a digit.
 */
export type BoxInk =
  | { readonly kind: 'blank' }
  | { readonly kind: 'unsure' }
  | {
      readonly kind: 'ink';
      /** SIDE x SIDE, 0 paper to 1 ink, centred by mass. */
      readonly image: Float32Array;
      /** Lies like a dash: too flat for any digit. */
      readonly flat: boolean;
    };

/** Ink of the patch at a place between pixels, 0 to 1. */
function inkAt(ink: InkMask, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const fy = y - top;
  let sum = 0;
  for (let dy = 0; dy <= 1; dy++) {
    for (let dx = 0; dx <= 1; dx++) {
      const px = left + dx;
      const py = top + dy;
      if (px < 0 || py < 0 || px >= ink.width || py >= ink.height) continue;
      const weight = (dx === 0 ? 1 - fx : fx) * (dy === 0 ? 1 - fy : fy);
      sum += weight * (ink.strength[py * ink.width + px] ?? 0);
    }
  }
  return sum;
}

/** Scales the ink to INK_SIDE, its centre of mass in the middle. Each pixel is the mean of 3 x 3 samples. */
function toImage(ink: InkMask): Float32Array {
  const { left, top, right, bottom } = ink.bounds;
  const step = Math.max(right - left, bottom - top) / INK_SIDE;
  let mass = 0;
  let massX = 0;
  let massY = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const value = ink.strength[y * ink.width + x] ?? 0;
      mass += value;
      massX += value * x;
      massY += value * y;
    }
  }
  const centreX = massX / mass;
  const centreY = massY / mass;
  const image = new Float32Array(SIDE * SIDE);
  const middle = (SIDE - 1) / 2;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      let sum = 0;
      for (let sy = -1; sy <= 1; sy++) {
        for (let sx = -1; sx <= 1; sx++) {
          sum += inkAt(ink, centreX + (x - middle + sx / 3) * step, centreY + (y - middle + sy / 3) * step);
        }
      }
      image[y * SIDE + x] = sum / 9;
    }
  }
  return image;
}

/** Finds the ink of a box and makes the picture that the network was trained on. */
export function normalise(patch: Patch): BoxInk {
  const ink = findInk(patch);
  if (ink === 'blank' || ink === 'unsure') return { kind: ink };
  const width = ink.bounds.right - ink.bounds.left;
  const height = ink.bounds.bottom - ink.bounds.top;
  if (Math.max(width, height) < SMALLEST * DIGIT_SAMPLES_PER_MM) return { kind: 'unsure' };
  return { kind: 'ink', image: toImage(ink), flat: height < FLATTEST * width };
}
