import type { Result } from '../basics/result.ts';
import { err, ok } from '../basics/result.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { ImageErrorCode } from '../images/image-error.ts';
import type { IntakePhoto } from '../images/public-copy.ts';
import { publicCopy } from '../images/public-copy.ts';
import type { Person } from '../people/person.ts';
import { evolve, initialState } from '../returns/life.ts';
import type { Stage } from '../returns/life-state.ts';
import type { PhotoError } from '../store/photos.ts';
import { changeOf } from './change.ts';
import { columnsOf } from './columns.ts';
import type { Desk } from './desk.ts';
import { inboxFact } from './facts.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import { writeReturn } from './write-return.ts';

export type PhotoRefusal =
  | { readonly code: 'bad-photo'; readonly image: ImageErrorCode }
  | { readonly code: 'not-kept'; readonly error: PhotoError }
  | { readonly code: 'conflict' };

export interface ReceivedPhoto {
  readonly photo: IntakePhoto;
  /** True when the same file had come in for this return before: nothing was written again. */
  readonly duplicate: boolean;
  readonly stage: Stage;
}

const TRIES = 8;

/**
 * Takes in a photo of a return. The natural key is the return and the hash of the file as it came: sending it again changes
 * nothing. The file is on the disk before the database knows of it.
 */
export async function receivePhoto(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  bytes: Uint8Array,
  source: string,
): Promise<Result<ReceivedPhoto, PhotoRefusal>> {
  const checked = publicCopy(bytes);
  if (!checked.ok) return err({ code: 'bad-photo', image: checked.error });
  const photo = checked.value;
  const kept = await desk.photos.put(bytes, photo.publicBytes);
  if (!kept.ok) return err({ code: 'not-kept', error: kept.error });
  for (let i = 0; i < TRIES; i++) {
    const loaded = (i === 0 ? untouched(desk, spec) : null) ?? (await loadReturn(desk, spec));
    const event = { kind: 'photo-received', by: person.personId } as const;
    const state = evolve(loaded.state, event);
    const { original, photo: copy, mediaType, width, height } = photo;
    const written = await writeReturn(desk, {
      loaded,
      person,
      columns: columnsOf(state, loaded.keys, null),
      change: changeOf([event]),
      photo: { original, photo: copy, mediaType, bytes: photo.bytes, width, height, source },
      facts: [
        inboxFact({
          kind: 'photo-received',
          at: new Date(loaded.now).toISOString(),
          unit: spec.unit.id,
          ballot: spec.contest.ballot,
          original,
          photo: copy,
          bytes: photo.bytes,
          source,
          by: person.publicId,
        }),
      ],
      cases: [],
      action: 'receive-photo',
      detail: { photo: original, stage: state.stage },
      claim: null,
      ends: false,
      entry: null,
      next: null,
    });
    if (written.done) return ok({ photo, duplicate: false, stage: state.stage });
    if (i > 0 && (await isKnown(desk, spec, original))) {
      return ok({ photo, duplicate: true, stage: loaded.state.stage });
    }
  }
  return err({ code: 'conflict' });
}

/**
 * Nearly every photo is the first thing that comes in for its return. The return is then written as if nothing had happened
 * to it yet, which the write checks; null when the database's time is not known.
 */
function untouched(desk: Desk, spec: ReturnSpec): LoadedReturn | null {
  const now = desk.clock.now();
  if (now === null) return null;
  const keys = { first: null, second: null, third: null, proposed: null };
  return {
    returnId: spec.index,
    rev: 0,
    state: initialState(),
    keys,
    claim: null,
    pastClaims: [],
    photos: [],
    siblings: [],
    now,
  };
}

async function isKnown(desk: Desk, spec: ReturnSpec, original: string): Promise<boolean> {
  const found = await desk.db.query('select 1 from photo where return_id = $1 and original = $2', [
    spec.index,
    original,
  ]);
  return found.rows.length > 0;
}
