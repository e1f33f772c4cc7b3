import type { Claim } from '../api/desk-types.ts';
import { fetchPhoto } from '../api/photo-bytes.ts';
import { change, find, list, listIds } from './database.ts';
import type { Sealed } from './vault.ts';
import { openBytes, seal, sealBytes, unseal } from './vault.ts';

/** A return that a person holds on this device. */
export interface KeptClaim {
  readonly claim: Claim;
  /** Place in the order of typing, lowest first. */
  readonly place: number;
  /** Somebody asked for it by hand: it is not given back when they rest. */
  readonly byHand: boolean;
  /** Somebody has begun with it. */
  readonly begun: boolean;
}

interface PhotoRow extends Sealed {
  readonly type: string;
}

export async function keepClaims(person: string, claims: readonly KeptClaim[]): Promise<void> {
  const rows = await Promise.all(
    claims.map((kept) => seal('claims', { id: kept.claim.claim, person }, kept)),
  );
  await change(['claims'], (store) => {
    for (const row of rows) store('claims').put(row);
  });
}

/** What a person holds here, in the order of typing. */
export async function listClaims(person: string): Promise<readonly KeptClaim[]> {
  const rows = await list<Sealed>('claims', person);
  const opened = await Promise.all(rows.map((row) => unseal<KeptClaim>('claims', row).catch(() => null)));
  return opened.filter((kept) => kept !== null).toSorted((a, b) => a.place - b.place);
}

export async function dropClaims(ids: readonly string[]): Promise<void> {
  await change(['claims'], (store) => {
    for (const id of ids) store('claims').delete(id);
  });
}

const photoId = (person: string, sha256: string) => `${person} ${sha256}`;

/** Fetches the photos of a claim that are not here yet. False when one could not be had: then the rest is not tried. */
export async function keepPhotos(person: string, { photos }: Pick<Claim, 'photos'>): Promise<boolean> {
  const here = new Set(await listIds('photos', person));
  for (const { sha256, url } of photos) {
    const id = photoId(person, sha256);
    if (here.has(id)) continue;
    const photo = await fetchPhoto(url, sha256);
    if (photo === null) return false;
    const sealed = await sealBytes('photos', { id, person }, photo.bytes);
    const row: PhotoRow = { ...sealed, type: photo.type };
    await change(['photos'], (store) => store('photos').put(row));
  }
  return true;
}

/** Says of any claim of a person whether all its photos are here: without them nobody can type it while the line is cut. */
export async function photosHere(person: string): Promise<(claim: Pick<Claim, 'photos'>) => boolean> {
  const here = new Set(await listIds('photos', person));
  return ({ photos }) => photos.every(({ sha256 }) => here.has(photoId(person, sha256)));
}

/** The claim with photos from this device where they are here; the addresses hold until they are revoked. */
export async function withKeptPhotos(person: string, claim: Claim): Promise<Claim> {
  const photos = await Promise.all(
    claim.photos.map(async (photo) => {
      const row = await find<PhotoRow>('photos', photoId(person, photo.sha256)).catch(() => undefined);
      const bytes = row === undefined ? null : await openBytes('photos', row).catch(() => null);
      if (row === undefined || bytes === null) return photo;
      return { ...photo, url: URL.createObjectURL(new Blob([bytes], { type: row.type })) };
    }),
  );
  return { ...claim, photos };
}

/** Removes photos that no claim or entry of the person needs any more. */
export async function tidyPhotos(person: string, needed: readonly Pick<Claim, 'photos'>[]): Promise<void> {
  const ids = new Set(needed.flatMap(({ photos }) => photos.map(({ sha256 }) => photoId(person, sha256))));
  const rows = await list<PhotoRow>('photos', person);
  const old = rows.filter(({ id }) => !ids.has(id));
  if (old.length === 0) return;
  await change(['photos'], (store) => {
    for (const { id } of old) store('photos').delete(id);
  });
}
