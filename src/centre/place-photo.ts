import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import { evolve, initialState } from '../returns/life.ts';
import type { ReturnState, Stage } from '../returns/life-state.ts';
import type { PhotoReason } from '../returns/photo-reasons.ts';
import { changeOf } from './change.ts';
import { columnsOf } from './columns.ts';
import type { Desk } from './desk.ts';
import type { InboxFact } from './facts.ts';
import { inboxFact } from './facts.ts';
import { loadReturn } from './load-return.ts';
import type { LoadedReturn } from './loaded-return.ts';
import type { ShownPhoto } from './photo-list.ts';
import { missingPages } from './photo-list.ts';
import type { Statement } from './statement.ts';
import { writeReturn } from './write-return.ts';

/** A photo whose files are in the store already. */
export interface KeptPhoto {
  readonly original: string;
  readonly photo: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** Whoever does something with a photo. */
export type By = Pick<Person, 'personId' | 'publicId'>;

/** What is known of a photo that is put to a return. */
export interface Placing {
  readonly photo: KeptPhoto;
  /** Published with it. */
  readonly source: string;
  /** Null: it came by a channel in which nobody has an account. */
  readonly by: By | null;
  /** Page of the form, from 1; null: nobody says. */
  readonly page: number | null;
  /** Whether the return is whole with it, where nobody says the page; null: nobody says that either. */
  readonly complete: boolean | null;
  /** How its place was found, for the history: `code`, `sender`, `person`, `desk`. */
  readonly how: string;
  readonly arrival: number | null;
  /** Photos of the return, by original, whose place it takes: they are kept and no longer shown. */
  readonly replaces?: readonly string[];
  /** Hash of the copy with names and signatures covered, kept already; absent: there is none. */
  readonly masked?: string;
  /** Do nothing when a photo of this page is shown already, unless a new one was asked for. */
  readonly onlyFree?: boolean;
  /** Adds parts to the statement, see `ReturnWrite.also`. */
  readonly also?: (statement: Statement) => void;
}

export interface PlacedPhoto {
  /** True when the same file had come in for this return before: nothing was written again. */
  readonly duplicate: boolean;
  /** True when `onlyFree` kept it out. */
  readonly taken: boolean;
  readonly stage: Stage;
  /** Pages of the form that are still owed. */
  readonly missing: readonly number[];
}

/** Public id under which facts name a channel in which nobody has an account. */
export const NOBODY = 'p0';

const TRIES = 8;

/**
 * Puts a photo to a return, in one statement. The natural key is the return and the hash of the file as it came: the same again
 * changes nothing. Null when others changed the return again and again meanwhile.
 */
export async function placePhoto(
  desk: Desk,
  spec: ReturnSpec,
  placing: Placing,
): Promise<PlacedPhoto | null> {
  const { photo, by, page } = placing;
  const alone = page === null && placing.also === undefined;
  const masked = desk.masks ? (placing.masked ?? '') : null;
  for (let i = 0; i < TRIES; i++) {
    const loaded = (i === 0 && alone ? untouched(desk, spec) : null) ?? (await loadReturn(desk, spec));
    if (placing.onlyFree === true && isTaken(loaded, page, photo.original)) {
      return { duplicate: false, taken: true, stage: loaded.state.stage, missing: owedPages(loaded, spec) };
    }
    const event = { kind: 'photo-received', by: by?.personId ?? null } as const;
    const state = evolve(loaded.state, event);
    const hidden = replaced(loaded, placing);
    const left = loaded.pictures.filter((p) => !hidden.some((h) => h.original === p.original));
    const pictures = [...left, { ...photo, page, straight: null }];
    const paper = placing.how === 'code' ? desk.printedPages(spec) : loaded.paperPages;
    const pages = paper ?? spec.form.pages;
    const waits = waitsAfter(loaded, left, pictures, pages, placing);
    const newRound = state.round !== loaded.state.round;
    const at = new Date(loaded.now).toISOString();
    const written = await writeReturn(desk, {
      loaded,
      person: by,
      columns: columnsOf(state, loaded.keys, null),
      change: changeOf([event]),
      photo: { ...photo, source: placing.source, masked, page },
      pages: { waits, excuse: newRound ? null : loaded.excuse, paper },
      also: (s) => {
        if (hidden.length > 0) hide(s, hidden, by, loaded.state.stage === 'annulled');
        notePlace(s, placing);
        placing.also?.(s);
      },
      facts: [
        ...(loaded.state.stage === 'annulled'
          ? []
          : hidden.map((p) => movedFact(spec, p, null, 'replaced', by, at))),
        inboxFact({
          kind: 'photo-received',
          at,
          unit: spec.unit.id,
          ballot: spec.contest.ballot,
          original: photo.original,
          photo: photo.photo,
          bytes: photo.bytes,
          source: placing.source,
          ...maskedPart(masked),
          by: by?.publicId ?? NOBODY,
        }),
      ],
      cases: [],
      action: 'receive-photo',
      detail: {
        photo: photo.original,
        stage: state.stage,
        ...(page === null ? {} : { page, how: placing.how }),
      },
      claim: null,
      ends: false,
      entry: null,
      next: null,
    });
    const missing = waits ? missingPages(pictures, pages) : [];
    if (written.done) return { duplicate: false, taken: false, stage: state.stage, missing };
    if (i > 0 || !alone) {
      const known = await isKnown(desk, spec, photo.original);
      if (known)
        return { duplicate: true, taken: false, stage: loaded.state.stage, missing: owedPages(loaded, spec) };
    }
  }
  return null;
}

function isTaken({ pictures, state }: LoadedReturn, page: number | null, original: string): boolean {
  if (page === null || state.stage === 'unreadable' || state.stage === 'annulled') return false;
  return pictures.some((p) => p.page === page && p.original !== original);
}

/** Pages of a return that are owed: none once somebody said that it is whole. */
export function owedPages(loaded: LoadedReturn, spec: ReturnSpec): readonly number[] {
  if (loaded.pictures.length > 0 && !loaded.waits) return [];
  return missingPages(loaded.pictures, pagesOf(loaded, spec));
}

/** Pages that the paper of a return has. */
export function pagesOf({ paperPages }: LoadedReturn, spec: ReturnSpec): number {
  return paperPages ?? spec.form.pages;
}

/** What the fact of a photo says of its covered copy. */
export function maskedPart(masked: string | null): { readonly masked?: string | null } {
  if (masked === null) return {};
  return { masked: masked === '' ? null : masked };
}

/** The fact that a photo left a return. */
export function movedFact(
  from: ReturnSpec,
  photo: Pick<ShownPhoto, 'original' | 'photo'>,
  to: ReturnSpec | null,
  reason: PhotoReason,
  by: By | null,
  at: string,
): InboxFact {
  return inboxFact({
    kind: 'photo-moved',
    at,
    unit: from.unit.id,
    ballot: from.contest.ballot,
    original: photo.original,
    photo: photo.photo,
    to: to === null ? null : { unit: to.unit.id, ballot: to.contest.ballot },
    reason,
    by: by?.publicId ?? NOBODY,
  });
}

/**
 * Photos whose place the new one takes: those named; after a new photo was asked for, the old one of the same page; after an annulment
 * all of the round before, as soon as somebody says pages.
 */
function replaced(loaded: LoadedReturn, { page, replaces, photo }: Placing): readonly ShownPhoto[] {
  const { pictures, state } = loaded;
  const others = pictures.filter((p) => p.original !== photo.original);
  if (page !== null && state.stage === 'annulled') return others;
  const named = others.filter((p) => replaces?.includes(p.original));
  if (page === null || state.stage !== 'unreadable') return named;
  return others.filter((p) => p.page === page || named.includes(p));
}

/**
 * Whether the return waits for pages once the photo is there. Once whole it stays whole until photos are taken away. Where nobody
 * says pages, a photo makes the return whole unless its sender says that more will come.
 */
export function waitsAfter(
  loaded: LoadedReturn,
  left: readonly ShownPhoto[],
  pictures: readonly ShownPhoto[],
  pages: number,
  { page, complete }: Pick<Placing, 'page' | 'complete'>,
): boolean {
  const first = left.length === 0;
  if (!first && !loaded.waits) return false;
  if (!first && loaded.excuse !== null) return false;
  const missing = missingPages(pictures, pages).length > 0;
  if (page !== null) return missing && complete !== true;
  if (complete !== null) return !complete;
  return !first && left.some((p) => p.page !== null) && missing;
}

function hide(s: Statement, photos: readonly ShownPhoto[], by: By | null, earlierRound: boolean): void {
  const originals = s.value(photos.map((p) => p.original));
  s.with(
    'hidden',
    `insert into photo_page (return_id, original, page)
     select return_id, o, 0 from guard, unnest(${originals}::text[]) o
     on conflict (return_id, original) do update set page = 0`,
  );
  s.with(
    'hidden_noted',
    `insert into photo_move (original, kind, from_return, reason, note, person_id)
     select o, 'put-aside', return_id, 'replaced', ${s.value(earlierRound ? 'earlier round' : '')}, ${s.value(by?.personId ?? null)}::int
       from guard, unnest(${originals}::text[]) o`,
  );
}

function notePlace(s: Statement, { photo, page, how, by, arrival }: Placing): void {
  if (page === null && arrival === null) return;
  const values = [photo.original, page, how, by?.personId ?? null, arrival].map((v) => s.value(v));
  s.with(
    'place_noted',
    `insert into photo_move (original, kind, to_return, page, reason, person_id, arrival_id)
     select ${values[0]}, 'placed', return_id, ${values[1]}::smallint, ${values[2]}, ${values[3]}::int, ${values[4]}::bigint from guard`,
  );
}

/**
 * Nearly every photo is the first thing that comes in for its return. The return is then written as if nothing had happened
 * to it yet, which the write checks; null when the database's time is not known.
 */
function untouched(desk: Desk, spec: ReturnSpec): LoadedReturn | null {
  const now = desk.clock.now();
  if (now === null) return null;
  const state: ReturnState = initialState();
  const keys = { first: null, second: null, third: null, proposed: null };
  return {
    returnId: spec.index,
    rev: 0,
    state,
    keys,
    claim: null,
    pastClaims: [],
    seenBy: [],
    photos: [],
    pictures: [],
    waits: false,
    excuse: null,
    paperPages: null,
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
