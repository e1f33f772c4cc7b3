import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import { MAX_PHOTO_BYTES, MAX_PIXELS } from '../limits.ts';
import type { Grey, Rgb } from '../raster.ts';

export type DecodeError = 'not-an-image' | 'too-many-pixels';

/**
 * Only the decoders of JPEG, PNG and WebP from memory exist in this process: no SVG, GIF, TIFF, PDF, nothing that opens a
 * file. One thread a worker, because there is one worker a core; no cache, because no photo comes twice.
 */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
});
sharp.concurrency(1);
sharp.cache(false);

const OPTIONS: SharpOptions = {
  limitInputPixels: MAX_PIXELS,
  // A cut-off file is refused; a slip of a bit in the middle of a scan still shows the rest to a person.
  failOn: 'truncated',
  pages: 1,
  sequentialRead: true,
};

/** Opens a file without decoding a pixel. */
export function openPhoto(bytes: Uint8Array): Sharp {
  return sharp(bytes, OPTIONS).autoOrient();
}

export interface PhotoSize {
  /** The right way up. */
  readonly width: number;
  readonly height: number;
}

/** Size by the file's own header, checked before anything is decoded. */
export async function photoSize(bytes: Uint8Array): Promise<Result<PhotoSize, DecodeError>> {
  if (bytes.length === 0 || bytes.length > MAX_PHOTO_BYTES) return err('not-an-image');
  const size = await caught(async () => {
    const { width, height, orientation } = await sharp(bytes, OPTIONS).metadata();
    return (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
  });
  if (size.ok && size.value.width * size.value.height > MAX_PIXELS) return err('too-many-pixels');
  return size;
}

/** In grey, the right way up, no side longer than `maxSide`; JPEGs are decoded small at once. */
export function greyCopy(bytes: Uint8Array, maxSide: number): Promise<Result<Grey, DecodeError>> {
  return caught(async () => {
    const { data, info } = await openPhoto(bytes)
      .resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
      .flatten({ background: '#ffffff' })
      .toColourspace('b-w')
      .extractChannel(0)
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  });
}

/** In colour, the right way up, whole. */
export function colourPhoto(bytes: Uint8Array): Promise<Result<Rgb, DecodeError>> {
  return inColour(() => openPhoto(bytes));
}

/** In colour, the right way up, no side longer than `maxSide`; JPEGs are decoded small at once. */
export function smallColourPhoto(bytes: Uint8Array, maxSide: number): Promise<Result<Rgb, DecodeError>> {
  return inColour(() =>
    openPhoto(bytes).resize({ width: maxSide, height: maxSide, fit: 'inside', withoutEnlargement: true }),
  );
}

/** Opening throws for no bytes at all, so it happens inside. */
function inColour(open: () => Sharp): Promise<Result<Rgb, DecodeError>> {
  return caught(async () => {
    const { data, info } = await open()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`unexpected ${info.channels} channels`);
    return { width: info.width, height: info.height, data };
  });
}

async function caught<T>(work: () => Promise<T>): Promise<Result<T, DecodeError>> {
  try {
    return ok(await work());
  } catch (error) {
    return err(/pixel limit/i.test(String(error)) ? 'too-many-pixels' : 'not-an-image');
  }
}
