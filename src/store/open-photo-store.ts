import { DiskPhotoStore } from './photo-disk.ts';
import type { PhotoStore } from './photos.ts';

/** Thrown for a `PHOTO_STORE` that names no place. */
export class BadPhotoStore extends Error {
  override readonly name = 'BadPhotoStore';
}

/**
 * Opens the photo store: on the local disk under `dataDir`, or in S3-compatible storage when `place` says
 * `s3://bucket/prefix?endpoint=…&region=…`. The library for the latter is loaded only then.
 */
export async function openPhotoStore(dataDir: string, place: string | undefined): Promise<PhotoStore> {
  if (place === undefined || place === '') return new DiskPhotoStore(dataDir);
  const { readS3Place, S3PhotoStore } = await import('./photo-s3.ts');
  const read = readS3Place(place);
  if (read === null) {
    throw new BadPhotoStore(
      `PHOTO_STORE is ${place}; it must be s3://bucket/prefix?endpoint=https://…&region=…`,
    );
  }
  return new S3PhotoStore(read);
}
