import type { Box } from '../forms/geometry.ts';
import { STRAIGHT_PER_MM } from './limits.ts';

/** A rectangle of whole pixels. */
export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Size of the straight page of a sheet of `width` x `height` millimetres. */
export function straightSize(sheet: { readonly width: number; readonly height: number }): {
  readonly width: number;
  readonly height: number;
} {
  return {
    width: Math.round(sheet.width * STRAIGHT_PER_MM),
    height: Math.round(sheet.height * STRAIGHT_PER_MM),
  };
}

/**
 * Where a box of the geometry (millimetres) lies on the straight page, in pixels: rounded outwards, cut at the edges of the page. Null: outside.
 * The desk zooms to `pixelBox(figure.line, page)`.
 */
export function pixelBox(
  box: Box,
  page: { readonly width: number; readonly height: number },
): PixelBox | null {
  if (!(box.width > 0 && box.height > 0)) return null;
  const left = Math.max(0, Math.floor(box.x * STRAIGHT_PER_MM));
  const top = Math.max(0, Math.floor(box.y * STRAIGHT_PER_MM));
  const right = Math.min(page.width, Math.ceil((box.x + box.width) * STRAIGHT_PER_MM));
  const bottom = Math.min(page.height, Math.ceil((box.y + box.height) * STRAIGHT_PER_MM));
  if (!(right > left && bottom > top)) return null;
  return { left, top, width: right - left, height: bottom - top };
}
