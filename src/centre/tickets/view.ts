import { formatFigure } from '../../returns/figure-text.ts';
import type { Figures } from '../../returns/figures.ts';
import { toWireEntry } from '../../returns/wire-write.ts';
import { casesOfReturn } from '../cases/list-cases.ts';
import type { Desk } from '../desk.ts';
import { packedPhotos, unpackPhotos } from '../photo-list.ts';
import { placeName, ticketView } from './list.ts';
import type { FoundTicket } from './rows.ts';
import { isCovered } from './rows.ts';

interface ReportRow {
  report_id: number;
  at: Date;
  language: string;
  comment: string;
  comment_public: boolean;
  photo: string | null;
  shown: boolean | null;
  width: number | null;
  height: number | null;
}
interface StepRow {
  kind: string;
  person_id: number;
  at: Date;
  body: object;
}
interface VersionRow {
  version: number;
  live: boolean;
  figures: Figures;
  reason: object | null;
  at: Date;
}

/** A ticket with what readers sent, our photos, the versions of the record and what was done. Covered ones say only that they wait. */
export async function viewTicket(desk: Desk, { row, spec }: FoundTicket, role: string): Promise<object> {
  if (isCovered(row, role)) return { ...ticketView(desk, row, role), returnStage: row.return_stage };
  const [reports, steps, versions, photos, cases, others] = await Promise.all([
    desk.db.query<ReportRow>(
      `select o.report_id, o.at, o.language, o.comment, o.comment_public, p.photo, p.shown, p.width, p.height
         from ticket_report o left join ticket_photo p using (report_id) where o.ticket_id = $1
        order by (o.comment <> '' or p.photo is not null) desc, o.report_id limit 200`,
      [row.ticket_id],
    ),
    desk.db.query<StepRow>(
      'select kind, person_id, at, body from ticket_step where ticket_id = $1 order by step_id',
      [row.ticket_id],
    ),
    desk.db.query<VersionRow>(
      'select version, live, figures, reason, accepted_at as at from record where return_id = $1 order by version',
      [row.return_id],
    ),
    desk.db.query<{ photos: string[] }>(`select ${packedPhotos('$1')} as photos`, [row.return_id]),
    casesOfReturn(desk, row.return_id),
    desk.db.query<{ ticket_id: number; figure: number; claimed: number; stage: string }>(
      `select ticket_id, figure, claimed, stage from ticket
        where return_id = $1 and ticket_id <> $2 and stage <> 'merged' order by ticket_id limit 40`,
      [row.return_id, row.ticket_id],
    ),
  ]);
  await desk.publicIds.learn(new Set(steps.rows.map((step) => step.person_id)));
  return {
    ...ticketView(desk, row, role),
    returnStage: row.return_stage,
    returnVersion: row.return_version,
    photosOfForm: unpackPhotos(photos.rows[0]?.photos ?? []).map(({ photo }) => `/api/photos/${photo}`),
    cases,
    others: others.rows.map(({ ticket_id, figure, claimed, stage }) => ({
      ticket: String(ticket_id),
      place: placeName(spec, figure),
      claimed: formatFigure(claimed),
      stage,
    })),
    sent: reports.rows.map((report) => ({
      report: String(report.report_id),
      at: report.at,
      language: report.language,
      comment: report.comment,
      commentPublic: report.comment_public,
      photo:
        report.photo === null
          ? null
          : {
              url: `/api/tickets/${row.ticket_id}/photos/${report.report_id}`,
              sha256: report.photo,
              width: report.width,
              height: report.height,
              public: report.shown === true,
            },
    })),
    steps: steps.rows.map((step) => ({
      kind: step.kind,
      by: desk.publicIds.of(step.person_id),
      at: step.at,
      body: step.body,
    })),
    versions: versions.rows.map((v) => ({
      version: v.version,
      live: v.live,
      reason: v.reason,
      at: v.at,
      ...toWireEntry(spec, { figures: v.figures, words: null, answers: [], remarks: '' }),
    })),
  };
}

/** The photo that a reader sent with a report of this ticket. */
export async function photoOfReport(
  desk: Desk,
  ticketId: number,
  reportId: number,
): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string } | null> {
  const found = await desk.db.query<{ bytes: Buffer; media_type: string }>(
    `select p.bytes, p.media_type from ticket_photo p join ticket_report o using (report_id)
      where o.ticket_id = $1 and p.report_id = $2`,
    [ticketId, reportId],
  );
  const row = found.rows[0];
  return row === undefined ? null : { bytes: row.bytes, mediaType: row.media_type };
}
