import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';
import { subjectOf } from '../write-return.ts';
import type { FoundTicket } from './rows.ts';

export interface Release {
  readonly report: number;
  /** Whether the public sees the comment, and the photo. */
  readonly comment: boolean;
  readonly photo: boolean;
}

/**
 * Shows what a reader sent to the public, or takes it back: somebody has looked that it names, shows and slanders nobody. False: no
 * such report of this ticket.
 */
export async function releaseReport(
  desk: Desk,
  person: Person,
  { row }: FoundTicket,
  { report, comment, photo }: Release,
): Promise<boolean> {
  const done = await desk.db.query<{ there: number }>(
    `with o as (
       update ticket_report set comment_public = $3 and comment <> '' where ticket_id = $1 and report_id = $2 returning report_id
     ), p as (
       update ticket_photo set shown = $4 where report_id in (select report_id from o)
     ), s as (
       insert into ticket_step (ticket_id, kind, person_id, body)
       select $1, 'released', $5, jsonb_build_object('report', report_id, 'comment', $3::boolean, 'photo', $4::boolean) from o
     ), a as (
       insert into audit (person_id, action, subject, detail)
       select $5, 'release-report', $6, jsonb_build_object('ticket', $1::bigint, 'report', report_id, 'comment', $3::boolean, 'photo', $4::boolean) from o
     )
     select count(*)::int as there from o`,
    [row.ticket_id, report, comment, photo, person.personId, subjectOf(desk, row.return_id)],
  );
  return (done.rows[0]?.there ?? 0) > 0;
}
