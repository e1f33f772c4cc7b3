import type { Language } from '../../basics/bilingual.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { IntakePhoto } from '../../images/public-copy.ts';
import type { Figure } from '../../returns/figures.ts';
import { errorCode } from '../../store/errors.ts';
import type { Desk } from '../desk.ts';
import type { TicketLimits } from './limits.ts';

/** What a reader saw on a posted notice. Nothing says who the reader is. */
export interface ReaderReport {
  /** Drawn with the form: sent twice, it is one report. */
  readonly key: string;
  readonly spec: ReturnSpec;
  /** Place in the figures, what the notice is said to show there, and the version that the reader compared with. */
  readonly figure: number;
  readonly claimed: Figure;
  readonly version: number;
  readonly language: Language;
  readonly comment: string;
  readonly photo: IntakePhoto | null;
}

export interface KeptReport {
  readonly ticket: number;
  /** False when the same report was there before. */
  readonly added: boolean;
  readonly photoKept: boolean;
}

/** `full`: so many tickets are open, of this unit or in all, that no other one is taken, and none of them can be let go. */
export type ReportRefusal = 'full';

/**
 * Keeps a report: a new ticket, or one more reporter of the same unit, figure and value. Ticket, report and photo are one
 * statement; nothing goes to the ledger before somebody answers. When the unit or all is full, the ticket that waited longest among those
 * with one reporter, without a photo and that no officer has touched is let go and counted: whoever fills the list pushes out what is
 * cheapest to fake, and keeps nobody else out.
 */
export async function keepReport(
  desk: Desk,
  report: ReaderReport,
  limits: TicketLimits,
  tries = TRIES,
): Promise<Result<KeptReport, ReportRefusal>> {
  const { spec, photo } = report;
  const done = await desk.db
    .query<{ ticket: number | null; added: boolean; photo_kept: boolean }>(STATEMENT, [
      report.key,
      spec.index,
      report.figure,
      report.claimed,
      report.version,
      report.language,
      report.comment,
      limits.open,
      limits.openOfUnit,
      desk.election.returnsOfUnit[spec.unitIndex] ?? [spec.index],
      photo?.photo ?? null,
      photo?.mediaType ?? null,
      photo?.width ?? null,
      photo?.height ?? null,
      photo === null ? null : Buffer.from(photo.publicBytes),
      limits.photosOfTicket,
      limits.photoBytes,
    ])
    .catch((error: unknown) => {
      // The same form was sent twice at the same moment: the other one is in. Or an officer took a step with the ticket that was to go.
      if (tries > 0 && (errorCode(error) === '23505' || errorCode(error) === '23503')) return null;
      throw error;
    });
  if (done === null) return keepReport(desk, report, limits, tries - 1);
  const row = done.rows[0];
  if (row === undefined || row.ticket === null) return err('full');
  return ok({ ticket: row.ticket, added: row.added, photoKept: row.photo_kept });
}

const TRIES = 4;

const STATEMENT = `
with before as (
  select r.ticket_id, exists (select from ticket_photo p where p.report_id = r.report_id) as photo_kept
    from ticket_report r where r.key = $1::uuid
), room as (
  select (select count(*) from ticket where stage = 'open') < $8 as in_all,
         (select count(*) from ticket where stage = 'open' and return_id = any($10::int[])) < $9 as of_unit,
         exists (select from ticket where return_id = $2 and figure = $3 and claimed = $4)
           or exists (select from before) as known
), lone as materialized (
  select t.ticket_id from ticket t, room
   where not known and not (in_all and of_unit) and (of_unit or t.return_id = any($10::int[]))
     and t.stage = 'open' and t.reports = 1
     and not exists (select from ticket_step s where s.ticket_id = t.ticket_id)
     and not exists (select from ticket_report o join ticket_photo p using (report_id) where o.ticket_id = t.ticket_id)
     and not exists (select from ticket m where m.merged_into = t.ticket_id)
   order by t.last_at, t.ticket_id limit 1 for update of t skip locked
), words as (
  delete from ticket_report where ticket_id in (select ticket_id from lone)
), gone as (
  delete from ticket where ticket_id in (select ticket_id from lone) returning ticket_id
), counted as (
  insert into ticket_let_go (day, count) select current_date, 1 from gone
  on conflict (day) do update set count = ticket_let_go.count + 1
), t as (
  insert into ticket (return_id, figure, claimed, version)
  select $2, $3, $4, $5 from room
   where (in_all and of_unit or known or exists (select from gone)) and not exists (select from before)
  on conflict (return_id, figure, claimed) do update set reports = ticket.reports + 1, last_at = now()
  returning ticket_id
), r as (
  insert into ticket_report (ticket_id, key, language, comment) select ticket_id, $1::uuid, $6, $7 from t
  returning report_id, ticket_id
), p as (
  insert into ticket_photo (report_id, photo, media_type, width, height, bytes)
  select report_id, $11, $12, $13::int, $14::int, $15::bytea from r
   where $11::text is not null
     and (select count(*) from ticket_photo join ticket_report o using (report_id) where o.ticket_id = r.ticket_id) < $16
     and (select coalesce(sum(octet_length(bytes)), 0) from ticket_photo) + octet_length($15::bytea) <= $17
  returning report_id
)
select coalesce((select ticket_id from t), (select ticket_id from before)) as ticket,
       exists (select from r) as added,
       exists (select from p) or coalesce((select photo_kept from before), false) as photo_kept`;
