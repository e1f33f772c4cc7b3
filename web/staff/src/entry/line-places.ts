import type { FormPlace } from '../../../../src/election/model.ts';
import type { Place } from './places.ts';

/** A part of a page, in thousandths of the page. */
export interface Rect {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Two rows of the table that somebody pointed at on a photo: the rows between lie between. Thousandths of the photo. */
export interface RowMarks {
  readonly photo: number;
  /** Rows of the table, from 0. */
  readonly first: number;
  readonly last: number;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** Where a place stands, by the package's measures; null when nobody measured it. */
export function measuredPlace(
  measured: readonly FormPlace[] | undefined,
  places: readonly Place[],
  ref: string,
): Rect | null {
  if (measured === undefined) return null;
  const name = ref.startsWith('vote:') ? `row:${rowOf(places, ref) + 1}` : ref;
  return measured.find((place) => place.place === name) ?? null;
}

/** Where a row of the table stands by somebody's two marks; the photo's own, so no page. Null when no marks reach it. */
export function markedPlace(
  marks: readonly RowMarks[],
  places: readonly Place[],
  ref: string,
): (Rect & { readonly photo: number }) | null {
  if (!ref.startsWith('vote:')) return null;
  const row = rowOf(places, ref);
  const mark = marks.find((m) => m.first <= row && row <= m.last);
  if (mark === undefined) return null;
  const steps = Math.max(1, mark.last - mark.first);
  const share = (row - mark.first) / steps;
  const height = Math.max(12, Math.abs(mark.to.y - mark.from.y) / steps);
  return {
    photo: mark.photo,
    page: 1,
    x: 0,
    y: mark.from.y + (mark.to.y - mark.from.y) * share - height / 2,
    width: 1000,
    height,
  };
}

/** Photo on which a page lies: of several sets of photos the last one, since a photo that was asked for again is the better one. */
export function photoOfPage(page: number, pages: number, photos: number): number {
  return photos >= pages ? photos - pages + page - 1 : Math.min(page, photos) - 1;
}

/** What is known of the photos and the places of a form. */
interface Paged {
  readonly photos: readonly { readonly page?: number | null; readonly straight?: string }[];
  readonly form: { readonly places?: readonly FormPlace[]; readonly placesOn?: 'straight' };
}

/** Photo and place on it where a box of the form stands; null when nobody knows, or the photo does not lie as the places were measured. */
export function placeOnPhotos(
  { photos, form }: Paged,
  places: readonly Place[],
  ref: string,
): { readonly photo: number; readonly rect: Rect } | null {
  const rect = measuredPlace(form.places, places, ref);
  if (rect === null || photos.length === 0) return null;
  const paged = photos.some(({ page }) => typeof page === 'number');
  const pages = Math.max(...(form.places ?? []).map((place) => place.page));
  const photo = paged
    ? photos.findIndex(({ page }) => page === rect.page)
    : photoOfPage(rect.page, pages, photos.length);
  const shown = photos[photo];
  if (shown === undefined) return null;
  return form.placesOn === 'straight' && shown.straight !== 'geometry' ? null : { photo, rect };
}

/** Photo to begin with: the first page where pages are known, else the last one that came. */
export function firstPhoto(photos: Paged['photos']): number {
  return photos.some(({ page }) => typeof page === 'number') ? 0 : photos.length - 1;
}

/** Row of the table of scores, from 0. */
function rowOf(places: readonly Place[], ref: string): number {
  return places.filter((place) => place.part === 'votes').findIndex((place) => place.ref === ref);
}
