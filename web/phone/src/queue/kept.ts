import { createStore, del, entries, get, set } from 'idb-keyval';
import type { PhotoOutcome, UnitState } from '../api.ts';

/** A photo on this phone, from the shutter to the receipt. */
export interface KeptPhoto {
  /** Names it for ever, on the phone and at the server. */
  readonly key: string;
  /** Code of the page by which the unit was opened. */
  readonly code: string;
  readonly ballot: string;
  readonly page: number;
  readonly takenAt: number;
  /** Gone as soon as the server has it. */
  readonly blob: Blob | null;
  readonly thumbnail: Blob;
  readonly outcome: PhotoOutcome | null;
  /** Why the server will never take it, in both languages; null while that is open. */
  readonly refusal: { readonly th: string; readonly en: string } | null;
}

/** Figures that were typed at the station, until the server has them. */
export interface KeptFigures {
  readonly key: string;
  readonly code: string;
  readonly ballot: string;
  readonly head: Readonly<Record<string, string | number>>;
  readonly votes: Readonly<Record<string, string | number>>;
  readonly state: 'draft' | 'to-send' | 'sent';
  /** Why the server did not take them; null when it was not asked, or took them. */
  readonly problem: { readonly th: string; readonly en: string } | null;
}

const photos = createStore('khanaen.phone.photos', 'photos');
const units = createStore('khanaen.phone.units', 'units');
const figures = createStore('khanaen.phone.figures', 'figures');

export const keepPhoto = (photo: KeptPhoto) => set(photo.key, photo, photos);
export const forgetPhoto = (key: string) => del(key, photos);
export const findPhoto = (key: string) => get<KeptPhoto>(key, photos);

/** All photos, oldest first. */
export async function listPhotos(): Promise<KeptPhoto[]> {
  const all = (await entries<string, KeptPhoto>(photos)).map(([, photo]) => photo);
  return all.sort((a, b) => a.takenAt - b.takenAt);
}

/** The unit as last heard, for when there is no line. */
export const keepUnit = (code: string, state: UnitState) => set(code, { state, at: Date.now() }, units);
export const lastUnit = (code: string) =>
  get<{ readonly state: UnitState; readonly at: number }>(code, units);

const figuresKey = (code: string, ballot: string) => `${code} ${ballot}`;
export const keepFigures = (kept: KeptFigures) => set(figuresKey(kept.code, kept.ballot), kept, figures);
export const findFigures = (code: string, ballot: string) =>
  get<KeptFigures>(figuresKey(code, ballot), figures);
export const listFigures = async () => (await entries<string, KeptFigures>(figures)).map(([, kept]) => kept);
