import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Figure } from '../../returns/figures.ts';
import type { Stage } from '../../returns/life-state.ts';
import type { TicketAnswer, TicketLevel, TicketStage } from '../../returns/ticket-terms.ts';
import type { Desk } from '../desk.ts';

/** A ticket as its row has it, with the state of its return. */
export interface TicketRow {
  readonly ticket_id: number;
  readonly return_id: number;
  readonly figure: number;
  readonly claimed: Figure;
  readonly version: number;
  readonly stage: TicketStage;
  readonly level: TicketLevel;
  readonly merged_into: number | null;
  readonly reports: number;
  readonly reports_then: number | null;
  readonly opened_at: Date;
  readonly last_at: Date;
  readonly rev: number;
  readonly answer: TicketAnswer | null;
  readonly answer_th: string | null;
  readonly answer_en: string | null;
  readonly answered_at: Date | null;
  readonly case_id: number | null;
  readonly return_stage: Stage;
  readonly return_version: number;
  readonly photos: number;
  readonly comments: number;
}

export const TICKET_COLUMNS = `
t.ticket_id, t.return_id, t.figure, t.claimed, t.version, t.stage, t.level, t.merged_into, t.reports, t.reports_then, t.opened_at, t.last_at, t.rev,
t.answer, t.answer_th, t.answer_en, t.answered_at, t.case_id, r.stage as return_stage, r.version as return_version,
(select count(*) from ticket_photo p join ticket_report o using (report_id) where o.ticket_id = t.ticket_id)::int as photos,
(select count(*) from ticket_report o where o.ticket_id = t.ticket_id and o.comment <> '')::int as comments`;

export interface FoundTicket {
  readonly row: TicketRow;
  readonly spec: ReturnSpec;
}

export async function findTicket(desk: Desk, ticketId: number): Promise<FoundTicket | null> {
  const found = await desk.db.query<TicketRow>(
    `select ${TICKET_COLUMNS} from ticket t join return r using (return_id) where t.ticket_id = $1`,
    [ticketId],
  );
  const row = found.rows[0];
  return row === undefined ? null : { row, spec: at(desk.election.returns, row.return_id) };
}

const RECORDED: readonly Stage[] = ['accepted', 'correction-proposed'];

/**
 * While a form is typed again, nobody who may be asked to read it sees what readers say stands on it: a head is the third person where
 * nobody else is.
 */
export function isCovered(row: Pick<TicketRow, 'return_stage'>, role: string): boolean {
  return role === 'head' && !RECORDED.includes(row.return_stage);
}
