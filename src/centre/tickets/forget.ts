import type { Queries } from '../../store/grouped-queries.ts';

/** How long comments and photos that nobody released are kept after the answer: the time in which an election is contested. */
export const FORGET_AFTER_DAYS = 90;

/** Deletes what readers sent and nobody released, some time after the answer. Gives how many reports lost something. */
export async function forgetReports(db: Queries, days: number = FORGET_AFTER_DAYS): Promise<number> {
  const done = await db.query<{ forgotten: number }>(
    `with old as (
       select o.report_id from ticket_report o join ticket t using (ticket_id)
        where t.stage <> 'open' and coalesce(t.answered_at, t.last_at) < now() - make_interval(days => $1)
     ), p as (
       delete from ticket_photo where not shown and report_id in (select report_id from old) returning report_id
     ), c as (
       update ticket_report set comment = '' where comment <> '' and not comment_public and report_id in (select report_id from old)
       returning report_id
     )
     select count(*)::int as forgotten from (select report_id from p union select report_id from c) lost`,
    [days],
  );
  return done.rows[0]?.forgotten ?? 0;
}
