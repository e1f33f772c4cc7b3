import sharp from 'sharp';
import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { Box } from '../../forms/geometry.ts';
import { pixelBox } from '../page-scale.ts';
import type { DecodeError } from '../photo/decode.ts';
import { colourPhoto } from '../photo/decode.ts';

/** Pieces of a straight page, one for each box; a box outside the page gives an empty piece. */
export async function cropPage(
  straightPage: Uint8Array,
  boxes: readonly Box[],
): Promise<Result<Uint8Array[], DecodeError>> {
  const page = await colourPhoto(straightPage);
  if (!page.ok) return page;
  const { data, width, height } = page.value;
  const pieces: Uint8Array[] = [];
  for (const box of boxes) {
    const area = pixelBox(box, page.value);
    if (area === null) {
      pieces.push(new Uint8Array());
      continue;
    }
    const piece = sharp(data, { raw: { width, height, channels: 3 } }).extract(area);
    pieces.push(await piece.webp({ quality: 82, effort: 1 }).toBuffer());
  }
  return ok(pieces);
}
