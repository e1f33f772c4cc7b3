import type { FormState } from './api.ts';
import type { KeptPhoto } from './queue/kept.ts';

/** How it stands with one page: what the phone knows of its own photo, else what the server has. */
export type PageStatus =
  | 'owed'
  | 'here'
  | 'reading'
  | 'placed'
  | 'waiting'
  | 'known'
  | 'second-photo'
  | 'blurred'
  | 'refused'
  | 'elsewhere';

/** The newest photo of a page on this phone, if any. */
export function photoOf(photos: readonly KeptPhoto[], ballot: string, page: number): KeptPhoto | undefined {
  return photos.findLast((photo) => photo.ballot === ballot && photo.page === page);
}

export function statusOf(form: FormState, page: number, photo: KeptPhoto | undefined): PageStatus {
  const received = form.pages.find((p) => p.page === page)?.received === true;
  if (photo === undefined) return received ? 'elsewhere' : 'owed';
  if (photo.refusal !== null) return 'refused';
  if (photo.outcome === null) return 'here';
  // A blurred photo of a page that has come another way asks for nothing any more.
  if (photo.outcome.kind === 'blurred' && received) return 'elsewhere';
  return photo.outcome.kind;
}

/** True when the committee has something to do for this page. */
export function asksForPhoto(status: PageStatus): boolean {
  return status === 'owed' || status === 'blurred' || status === 'refused';
}
