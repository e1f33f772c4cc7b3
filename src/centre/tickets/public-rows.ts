import type { Figure } from '../../returns/figures.ts';
import type { TicketLevel, TicketStage } from '../../returns/ticket-terms.ts';
import type { Queries } from '../../store/grouped-queries.ts';

/** What the public may see of a ticket before its answer stands in a cut, and what was released of it. */
export interface PublicTicketRow {
  readonly ticket_id: number;
  readonly return_id: number;
  readonly figure: number;
  readonly claimed: Figure;
  readonly version: number;
  readonly stage: TicketStage;
  readonly level: TicketLevel;
  readonly merged_into: number | null;
  readonly reports: number;
  readonly opened_at: Date;
  readonly last_at: Date;
  readonly answered_at: Date | null;
  /** Released comments and SHA-256 of released photos. */
  readonly comments: readonly string[];
  readonly photos: readonly string[];
}

/** Most tickets that are read at once: more than may be open, with those merged and answered of late. */
const MOST = 20_000;

/**
 * Tickets that are open, merged, answered of late (their fact may not be in a cut yet), or of which something was released. Oldest
 * first.
 */
export async function publicTickets(db: Queries): Promise<readonly PublicTicketRow[]> {
  const found = await db.query<PublicTicketRow>(
    `with shown as (
       select o.ticket_id,
              coalesce(array_agg(o.comment order by o.report_id) filter (where o.comment_public), '{}') as comments,
              coalesce(array_agg(p.photo order by o.report_id) filter (where p.shown), '{}') as photos
         from ticket_report o left join ticket_photo p using (report_id)
        where o.comment_public or p.shown group by o.ticket_id
     )
     select t.ticket_id, t.return_id, t.figure, t.claimed, t.version, t.stage, t.level, t.merged_into, t.reports, t.opened_at, t.last_at, t.answered_at,
            coalesce(s.comments, '{}') as comments, coalesce(s.photos, '{}') as photos
       from ticket t left join shown s using (ticket_id)
      where t.stage <> 'answered' or t.answered_at > now() - interval '15 minutes' or s.ticket_id is not null
      order by t.ticket_id desc limit ${MOST}`,
  );
  return found.rows.toReversed();
}

/** A photo that somebody released; null when there is none of this hash. */
export async function releasedPhoto(
  db: Queries,
  photo: string,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null> {
  const found = await db.query<{ bytes: Buffer; media_type: string }>(
    'select bytes, media_type from ticket_photo where photo = $1 and shown limit 1',
    [photo],
  );
  const row = found.rows[0];
  return row === undefined ? null : { bytes: row.bytes, mediaType: row.media_type };
}
