import { at } from '../../basics/assert.ts';
import type { Bilingual } from '../../basics/bilingual.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import { formatFigure } from '../../returns/figure-text.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import type { TicketLevel, TicketStage } from '../../returns/ticket-terms.ts';
import { placeOf } from '../cases/list-cases.ts';
import type { Desk } from '../desk.ts';
import { ticketLoad } from './let-go.ts';
import type { TicketRow } from './rows.ts';
import { isCovered, TICKET_COLUMNS } from './rows.ts';

export interface TicketFilter {
  /** Returns of these centres; null for all. */
  readonly centres: readonly string[] | null;
  /** Returns of these units only; null for all. */
  readonly returns: readonly number[] | null;
  readonly stage: TicketStage | null;
  readonly level: TicketLevel | null;
  /** Tickets after this one, for the next page. */
  readonly after: number | null;
  readonly limit: number;
}

/** Tickets, those that wait longest first. */
export async function listTickets(
  desk: Desk,
  filter: TicketFilter,
  role: string,
): Promise<readonly object[]> {
  const found = await desk.db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket t join return r using (return_id)
      where ($1::text[] is null or r.centre_id = any($1)) and ($2::int[] is null or t.return_id = any($2))
        and ($3::text is null or t.stage = $3) and ($4::text is null or t.level = $4)
        and ($5::bigint is null or t.ticket_id > $5)
      order by t.ticket_id limit $6`,
    [filter.centres, filter.returns, filter.stage, filter.level, filter.after, filter.limit],
  );
  return found.rows.map((row) => ticketView(desk, row, role));
}

export function ticketView(desk: Desk, row: TicketRow, role: string): object {
  const covered = isCovered(row, role);
  return {
    ...placeOf(desk, row.return_id),
    constituency: desk.election.returns[row.return_id]?.unit.constituencyId ?? '',
    ticket: String(row.ticket_id),
    stage: row.stage,
    level: row.level,
    mergedInto: row.merged_into === null ? null : String(row.merged_into),
    covered,
    figure: covered ? null : row.figure,
    place: covered ? null : placeName(at(desk.election.returns, row.return_id), row.figure),
    claimed: covered ? null : formatFigure(row.claimed),
    version: row.version,
    reports: row.reports,
    /** Reports that came after the answer. */
    since: row.reports_then === null ? 0 : row.reports - row.reports_then,
    photos: row.photos,
    comments: row.comments,
    opened: row.opened_at,
    last: row.last_at,
    answer:
      row.answer === null
        ? null
        : {
            code: row.answer,
            text: covered ? { th: '', en: '' } : { th: row.answer_th ?? '', en: row.answer_en ?? '' },
            at: row.answered_at,
            case: row.case_id === null ? null : String(row.case_id),
          },
  };
}

/** A place of a form by its name: a field of the head, or number and name of a line. */
export function placeName(spec: ReturnSpec, figure: number): Bilingual {
  const role = HEAD_ROLES[figure];
  const field = spec.form.fields.find((one) => one.role === role);
  if (field !== undefined) return field.label;
  const line = spec.lines[figure - HEAD_SIZE];
  const { th, en } = line?.name ?? { th: '', en: '' };
  return { th: `${line?.number ?? ''} ${th}`, en: `${line?.number ?? ''} ${en}` };
}

/**
 * How many wait in these centres, how many of them for a level, and since when (milliseconds UTC). `all` of `most` wait everywhere;
 * `letGo`: so many made room for newer ones today.
 */
export async function countTickets(desk: Desk, centres: readonly string[] | null): Promise<object> {
  const found = await desk.db.query<{ level: TicketLevel; open: number; oldest: Date }>(
    `select t.level, count(*)::int as open, min(t.opened_at) as oldest
       from ticket t join return r using (return_id)
      where t.stage = 'open' and ($1::text[] is null or r.centre_id = any($1)) group by t.level`,
    [centres],
  );
  const all = await ticketLoad(desk.db);
  const oldest = found.rows.map((row) => row.oldest.getTime());
  const of = (level: TicketLevel) => found.rows.find((row) => row.level === level)?.open ?? 0;
  return {
    open: found.rows.reduce((sum, row) => sum + row.open, 0),
    province: of('province'),
    national: of('national'),
    oldest: oldest.length === 0 ? null : Math.min(...oldest),
    ...all,
  };
}
