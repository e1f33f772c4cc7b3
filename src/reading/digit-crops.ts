import { at } from '../basics/assert.ts';
import type { Box, FigureBox, PageGeometry } from '../forms/geometry.ts';
import { boxShifts } from './box-shift.ts';
import type { Homography } from './homography.ts';
import type { Grey } from './raster.ts';
import { sampleBox } from './sampling.ts';

/** Samples to the millimetre. At 6 a box of 7.2 x 8.6 mm gives 37 x 45 samples inside its frame. */
export const DIGIT_SAMPLES_PER_MM = 6;
/** What is left out on every side of a box, millimetres: its printed frame (measured best of 0.55, 0.8 and 1.0). */
export const DIGIT_INSET_MM = 0.55;

/** The inside of one digit box, cut from the photo itself so that nothing is resampled twice. */
export interface DigitCrop {
  readonly place: FigureBox['place'];
  /** From 0, left to right. */
  readonly index: number;
  readonly width: number;
  readonly height: number;
  /** One byte per sample, row by row, as dark as on the paper: 0 is black. Not stretched, not centred. */
  readonly grey: Uint8Array;
}

/** The part of a digit box that is looked at. */
function insideOf(box: Box): Box {
  return {
    x: box.x + DIGIT_INSET_MM,
    y: box.y + DIGIT_INSET_MM,
    width: box.width - 2 * DIGIT_INSET_MM,
    height: box.height - 2 * DIGIT_INSET_MM,
  };
}

/**
 * Every digit box of a page, in the order of its figures. `toPhoto` maps millimetres of the sheet to pixels of `photo`; where a bent
 * sheet puts the boxes of a figure beside their place, their printed frames tell.
 */
export function digitCrops(photo: Grey, toPhoto: Homography, page: PageGeometry): DigitCrop[] {
  return page.figures.flatMap((figure) => {
    const shifts = boxShifts(photo, toPhoto, figure.digits);
    return figure.digits.map((box, index) => {
      const { x, y } = at(shifts, index);
      const inside = insideOf({ ...box, x: box.x + x, y: box.y + y });
      const { width, height, data } = sampleBox(photo, toPhoto, inside, DIGIT_SAMPLES_PER_MM);
      return { place: figure.place, index, width, height, grey: data };
    });
  });
}

/** The map for a straight page of `perMm` pixels to the millimetre, when the photo is no longer at hand. */
export function straightPageMap(perMm: number): Homography {
  return [perMm, 0, 0, 0, perMm, 0, 0, 0, 1];
}
