import sharp from 'sharp';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { DecodeError } from './decode.ts';
import { smallColourPhoto } from './decode.ts';

/** A preview is never heavier, bytes. */
export const MAX_PREVIEW_BYTES = 60_000;
/** Its longest side, pixels: the figures of a form that fills the photo can be read. */
export const PREVIEW_SIDE = 1000;

/** Side and WebP quality, the best first. The last is for pictures of pure noise. */
const STEPS = [
  ...[75, 65, 55, 45, 35].map((quality) => ({ side: PREVIEW_SIDE, quality })),
  { side: 800, quality: 35 },
  { side: 600, quality: 30 },
  { side: 400, quality: 20 },
] as const;

/** A photo the right way up and small, as WebP without metadata: the best of some steps that keeps to the limit. */
export async function previewOf(bytes: Uint8Array): Promise<Result<Uint8Array, DecodeError>> {
  const small = await smallColourPhoto(bytes, PREVIEW_SIDE);
  if (!small.ok) return small;
  const { data, width, height } = small.value;
  for (const { side, quality } of STEPS) {
    const preview = await sharp(data, { raw: { width, height, channels: 3 } })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality, effort: 3 })
      .toBuffer();
    if (preview.length <= MAX_PREVIEW_BYTES) return ok(preview);
  }
  return err('not-an-image');
}
