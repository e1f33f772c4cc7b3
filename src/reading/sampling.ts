import type { Box } from '../forms/geometry.ts';
import type { Homography } from './homography.ts';
import type { Grey, Rgb } from './raster.ts';

/**
 * Samples a box of the plane (in its own unit, millimetres here) out of a picture through the map plane -> pixels, bilinearly,
 * `perUnit` samples to the unit. Outside the picture it is white, as paper is.
 */
export function sampleBox(picture: Grey, toPixels: Homography, box: Box, perUnit: number): Grey {
  const width = Math.max(1, Math.round(box.width * perUnit));
  const height = Math.max(1, Math.round(box.height * perUnit));
  const data = new Uint8Array(width * height);
  const [a, b, c, d, e, f, g, h, i] = toPixels;
  const source = picture.data;
  const stride = picture.width;
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  const step = 1 / perUnit;
  for (let row = 0; row < height; row++) {
    const y = box.y + (row + 0.5) * step;
    for (let column = 0; column < width; column++) {
      const x = box.x + (column + 0.5) * step;
      const w = g * x + h * y + i;
      // Pixel k covers k to k+1: its middle lies at k + 0.5.
      const px = (a * x + b * y + c) / w - 0.5;
      const py = (d * x + e * y + f) / w - 0.5;
      if (!(px >= 0 && py >= 0 && px < right && py < bottom)) {
        data[row * width + column] = 255;
        continue;
      }
      const ix = px | 0;
      const iy = py | 0;
      const fx = px - ix;
      const fy = py - iy;
      const o = iy * stride + ix;
      const top = (source[o] ?? 0) * (1 - fx) + (source[o + 1] ?? 0) * fx;
      const low = (source[o + stride] ?? 0) * (1 - fx) + (source[o + stride + 1] ?? 0) * fx;
      data[row * width + column] = top * (1 - fy) + low * fy + 0.5;
    }
  }
  return { width, height, data };
}

/** The same in colour, for the whole page: `width` x `height` pixels that cover `planeWidth` x `planeHeight`. */
export function warpPage(
  picture: Rgb,
  toPixels: Homography,
  plane: { readonly width: number; readonly height: number },
  width: number,
  height: number,
): Rgb {
  const data = new Uint8Array(width * height * 3);
  const [a, b, c, d, e, f, g, h, i] = toPixels;
  const source = picture.data;
  const stride = picture.width * 3;
  const [right, bottom] = [picture.width - 1, picture.height - 1];
  const dx = plane.width / width;
  const dy = plane.height / height;
  for (let row = 0, o = 0; row < height; row++) {
    const y = (row + 0.5) * dy;
    let nx = a * 0.5 * dx + b * y + c;
    let ny = d * 0.5 * dx + e * y + f;
    let nw = g * 0.5 * dx + h * y + i;
    for (let column = 0; column < width; column++, o += 3, nx += a * dx, ny += d * dx, nw += g * dx) {
      const px = nx / nw - 0.5;
      const py = ny / nw - 0.5;
      if (!(px >= 0 && py >= 0 && px < right && py < bottom)) {
        data[o] = data[o + 1] = data[o + 2] = 255;
        continue;
      }
      const ix = px | 0;
      const iy = py | 0;
      // Weights in 1/256: whole numbers are faster and exact enough for 8 bits.
      const fx = ((px - ix) * 256) | 0;
      const fy = ((py - iy) * 256) | 0;
      const w11 = fx * fy;
      const w01 = fy * 256 - w11;
      const w10 = fx * 256 - w11;
      const w00 = 65536 - w11 - w01 - w10;
      const p = iy * stride + ix * 3;
      const q = p + stride;
      const red = (source[p] ?? 0) * w00 + (source[p + 3] ?? 0) * w10;
      const green = (source[p + 1] ?? 0) * w00 + (source[p + 4] ?? 0) * w10;
      const blue = (source[p + 2] ?? 0) * w00 + (source[p + 5] ?? 0) * w10;
      data[o] = (red + (source[q] ?? 0) * w01 + (source[q + 3] ?? 0) * w11) >> 16;
      data[o + 1] = (green + (source[q + 1] ?? 0) * w01 + (source[q + 4] ?? 0) * w11) >> 16;
      data[o + 2] = (blue + (source[q + 2] ?? 0) * w01 + (source[q + 5] ?? 0) * w11) >> 16;
    }
  }
  return { width, height, data };
}
