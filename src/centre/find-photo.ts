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
