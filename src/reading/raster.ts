/** One byte per pixel, row by row; 0 is black. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Three bytes per pixel: red, green, blue. */
export interface Rgb {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** The brightness of a colour picture (ITU-R BT.601 weights, in 1/256). */
export function greyOf(picture: Rgb): Grey {
  const { width, height, data } = picture;
  const grey = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < grey.length; i++, j += 3) {
    grey[i] = ((data[j] ?? 0) * 77 + (data[j + 1] ?? 0) * 150 + (data[j + 2] ?? 0) * 29) >> 8;
  }
  return { width, height, data: grey };
}
