import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { ImageErrorCode } from '../images/image-error.ts';
import type { IntakePhoto } from '../images/public-copy.ts';
import { publicCopy } from '../images/public-copy.ts';
import type { Person } from '../people/person.ts';
import type { Stage } from '../returns/life-state.ts';
import type { PhotoError } from '../store/photos.ts';
import type { Desk } from './desk.ts';
import { keepPhoto } from './keep-photo.ts';
import { photosAreFull } from './most-files.ts';
import { placePhoto } from './place-photo.ts';

export type PhotoRefusal =
  | { readonly code: 'bad-photo'; readonly image: ImageErrorCode }
  | { readonly code: 'not-kept'; readonly error: PhotoError }
  /** The return holds as many photos as it may. */
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'conflict' };

export interface ReceivedPhoto {
  readonly photo: IntakePhoto;
  /** True when the same file had come in for this return before: nothing was written again. */
  readonly duplicate: boolean;
  readonly stage: Stage;
  /** Pages of the form that are still owed. */
  readonly missing: readonly number[];
}

/** What the sender of a photo says of it beside the return. */
export interface PhotoSaid {
  /** Published with it. */
  readonly source: string;
  /** Page of the form, from 1. */
  readonly page?: number;
  /** The return is whole with this photo; false: more pages will come. */
  readonly complete?: boolean;
}

/**
 * Takes in a photo of a return from somebody at the desk. Sending it again changes nothing. The file is on the disk before the
 * database knows of it.
 */
export async function receivePhoto(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  bytes: Uint8Array,
  said: PhotoSaid,
): Promise<Result<ReceivedPhoto, PhotoRefusal>> {
  const checked = publicCopy(bytes);
  if (!checked.ok) return err({ code: 'bad-photo', image: checked.error });
  const photo = checked.value;
  // Asked before anything lies on the disk; files that come at one moment may pass it by as many.
  if (await photosAreFull(desk, spec.index, photo.original)) {
    return err({ code: 'too-many', most: desk.files.photosPerReturn });
  }
  const kept = await keepPhoto(desk, bytes, photo.publicBytes);
  if (!kept.ok) return err({ code: 'not-kept', error: kept.error });
  const { original, photo: copy, mediaType, width, height } = photo;
  const placed = await placePhoto(desk, spec, {
    photo: { original, photo: copy, mediaType, bytes: photo.bytes, width, height },
    source: said.source,
    by: person,
    page: said.page ?? null,
    complete: said.complete ?? null,
    how: 'desk',
    arrival: null,
  });
  return placed === null ? err({ code: 'conflict' }) : ok({ photo, ...placed });
}
