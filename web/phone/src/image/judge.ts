import { brightnessOf, sharpnessOf } from '../../../../src/reading/photo/quality.ts';
import type { Grey } from '../../../../src/reading/raster.ts';
import { findCorners } from './corners.ts';

/** What the phone says of a photo before it is sent. Nothing is refused: paper photographed badly is better than no paper. */
export interface Verdict {
  readonly blurred: boolean;
  readonly dark: boolean;
  /** Of the four corner squares of a printed form, how many are in the picture. A form without squares shows none. */
  readonly corners: number;
}

/** Variance of the Laplacian on a copy of 1000 pixels: the same bar as at the door. */
const BLURRED = 150;
/** Mean brightness below which the figures drown. */
const DARK = 60;

/** Judges a copy whose longer side is 1000 pixels. */
export function judge(copy: Grey): Verdict {
  return {
    blurred: sharpnessOf(copy) < BLURRED,
    dark: brightnessOf(copy) < DARK,
    corners: findCorners(copy).length,
  };
}
