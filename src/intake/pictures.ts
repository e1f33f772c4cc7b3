import type { ReturnSpec } from '../election/lookup.ts';
import type { Look, StraightPage } from '../reading/reader.ts';
import type { IntakeDeps } from './deps.ts';

/** A photo as a page of a return. */
export interface PageOfReturn {
  readonly original: string;
  readonly spec: ReturnSpec;
  readonly page: number;
}

interface DerivedRow {
  readonly sha256: string;
}

/**
 * The page laid straight, as WebP at 200 dots per inch: kept when it was made before, made now otherwise. Null: the sheet was not
 * found surely enough, and the photo is used as it is. Our own forms lie by their codes and squares, others by their outline.
 */
export async function straightPage(
  deps: IntakeDeps,
  { original, spec, page }: PageOfReturn,
  known: { readonly bytes?: Uint8Array; readonly look?: Look } = {},
): Promise<Uint8Array | null> {
  const { photos } = deps.desk;
  const geometry = `${spec.form.id}/${page}`;
  const kept = await derived(deps, original, 'straight', geometry);
  if (kept !== null) {
    if (kept.sha256 === '') return null;
    const bytes = await photos.readDerived(kept.sha256);
    if (bytes !== null) return bytes;
  }
  const bytes = known.bytes ?? (await photos.readOriginal(original));
  if (bytes === null) return null;
  const made = await layStraight(deps, spec, page, bytes, known.look);
  if (made === 'later') return null;
  if (made === null) {
    await remember(deps, original, 'straight', geometry, '', null);
    return null;
  }
  const stored = await photos.putDerived(made.page.page);
  const thumb = await photos.putDerived(made.page.thumbnail);
  if (!stored.ok || !thumb.ok) return made.page.page;
  await remember(deps, original, 'straight', geometry, stored.value, made.page);
  await remember(deps, original, 'thumb', '', thumb.value, null);
  await deps.desk.db.query(
    'update photo_page set straight = $3 where return_id = $1 and original = $2 and page = $4',
    [spec.index, original, made.by, page],
  );
  return made.page.page;
}

/** A small picture for lists; null when none was made: then the photo itself is shown small. */
export async function thumbnail(deps: IntakeDeps, original: string): Promise<Uint8Array | null> {
  const kept = await derived(deps, original, 'thumb', '');
  return kept === null ? null : deps.desk.photos.readDerived(kept.sha256);
}

/** `later`: the reader had no room or gave up; the next demand tries again. */
async function layStraight(
  { reader, geometryOf }: IntakeDeps,
  spec: ReturnSpec,
  page: number,
  bytes: Uint8Array,
  look: Look | undefined,
): Promise<{ readonly page: StraightPage; readonly by: 'geometry' | 'outline' } | null | 'later'> {
  const geometry = geometryOf(spec, page);
  const options = look === undefined ? {} : { look };
  if (geometry !== null) {
    const laid = await reader.straighten(bytes, geometry, options);
    if (!laid.ok) return laid.error === 'not-an-image' || laid.error === 'too-many-pixels' ? null : 'later';
    if (laid.value?.sure) return { page: laid.value, by: 'geometry' };
  }
  const outlined = await reader.straighten(bytes, null, options);
  if (!outlined.ok) return outlined.error === 'busy' || outlined.error === 'closed' ? 'later' : null;
  return outlined.value === null ? null : { page: outlined.value, by: 'outline' };
}

async function derived(
  { desk }: IntakeDeps,
  original: string,
  kind: 'straight' | 'thumb',
  geometry: string,
): Promise<DerivedRow | null> {
  const found = await desk.db.query<DerivedRow & Record<string, unknown>>(
    'select sha256 from derived where original = $1 and kind = $2 and geometry = $3',
    [original, kind, geometry],
  );
  return found.rows[0] ?? null;
}

async function remember(
  { desk }: IntakeDeps,
  original: string,
  kind: 'straight' | 'thumb',
  geometry: string,
  sha256: string,
  page: StraightPage | null,
): Promise<void> {
  const corners = page === null ? null : JSON.stringify(page.corners);
  await desk.db.query(
    `insert into derived (original, kind, geometry, sha256, residual, squares, corners) values ($1, $2, $3, $4, $5, $6, $7::jsonb)
     on conflict (original, kind, geometry) do update set sha256 = excluded.sha256, residual = excluded.residual,
       squares = excluded.squares, corners = excluded.corners, made_at = now()`,
    [original, kind, geometry, sha256, page?.residual ?? null, page?.squares ?? null, corners],
  );
}
