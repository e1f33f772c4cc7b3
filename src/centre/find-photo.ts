import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Desk } from './desk.ts';

/** What is known of a public copy: its type, and the centres of the returns that it belongs to. */
export async function findPhoto(
  desk: Desk,
  photo: string,
): Promise<{ readonly mediaType: string; readonly centreIds: readonly string[] } | null> {
  const found = await desk.db.query<{ media_type: string; centre_ids: string[] }>(
    `select min(p.media_type) as media_type, array_agg(distinct r.centre_id) as centre_ids
       from photo p join return r using (return_id) where p.photo = $1 having count(*) > 0`,
    [photo],
  );
  const row = found.rows[0];
  return row === undefined ? null : { mediaType: row.media_type, centreIds: row.centre_ids };
}

/** The file as it came of a photo of a return, shown or not; null when the return has no such photo. */
export async function findOriginal(desk: Desk, spec: ReturnSpec, photo: string): Promise<string | null> {
  const found = await desk.db.query<{ original: string }>(
    'select original from photo where return_id = $1 and photo = $2 order by received_at limit 1',
    [spec.index, photo],
  );
  return found.rows[0]?.original ?? null;
}

/** A photo at one of its returns. */
export interface PhotoAt {
  readonly original: string;
  readonly spec: ReturnSpec;
  /** Page of the form; 1 where nobody has said. */
  readonly page: number;
  readonly mediaType: string;
}

/** Where a photo stands or stood, those returns first that show it. */
export async function findPages(desk: Desk, photo: string): Promise<readonly PhotoAt[]> {
  const found = await desk.db.query<{
    return_id: number;
    original: string;
    media_type: string;
    page: number | null;
  }>(
    `select p.return_id, p.original, p.media_type, g.page from photo p left join photo_page g using (return_id, original)
      where p.photo = $1 order by (g.page = 0) nulls first, p.received_at limit 20`,
    [photo],
  );
  return found.rows.map(({ return_id, original, media_type, page }) => ({
    original,
    spec: at(desk.election.returns, return_id),
    page: Math.max(page ?? 1, 1),
    mediaType: media_type,
  }));
}
