import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { PhotoError } from '../store/photos.ts';
import type { Desk } from './desk.ts';

/**
 * Keeps a photo as it came and its copy without metadata. Where the package covers names and signatures the copy is kept away from the
 * public: only what was covered goes where the public reads.
 */
export async function keepPhoto(
  desk: Desk,
  original: Uint8Array,
  copy: Uint8Array,
): Promise<Result<null, PhotoError>> {
  const kept = desk.masks
    ? await Promise.all([desk.photos.putOriginal(original), desk.photos.putOriginal(copy)])
    : [await desk.photos.put(original, copy)];
  for (const one of kept) if (!one.ok) return err(one.error);
  return ok(null);
}

/** The copy without metadata, for the staff; null when it is not there. */
export async function readCopy(desk: Desk, photo: string): Promise<Uint8Array | null> {
  return (await desk.photos.read(photo)) ?? (await desk.photos.readOriginal(photo));
}
