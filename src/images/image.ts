import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ImageErrorCode } from './image-error.ts';
import { MAX_PIXELS, MAX_SIDE, MIN_SIDE } from './image-error.ts';

export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp';

/**
 * A picture whose structure was walked from the first byte to its end mark. `publicParts` are the byte ranges and blocks
 * that make the public copy: the same pixels, colours and orientation, nothing else.
 */
export interface WalkedImage {
  readonly mediaType: MediaType;
  readonly width: number;
  readonly height: number;
  readonly publicParts: readonly Uint8Array[];
}

/** Checks the declared size before anybody decodes a pixel. */
export function checkSize(width: number, height: number): Result<null, ImageErrorCode> {
  if (width < 1 || height < 1) return err('damaged');
  if (width * height > MAX_PIXELS) return err('too-many-pixels');
  if (width > MAX_SIDE || height > MAX_SIDE) return err('side-too-long');
  if (width < MIN_SIDE || height < MIN_SIDE) return err('too-small');
  return ok(null);
}
