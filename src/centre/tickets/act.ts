import { assertNever } from '../../basics/assert.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Person } from '../../people/person.ts';
import type { TicketCommand, TicketError, TicketState } from '../../returns/ticket-life.ts';
import { decideTicket } from '../../returns/ticket-life.ts';
import { databaseNow } from '../cases/now.ts';
import type { Desk } from '../desk.ts';
import type { InboxFact } from '../facts.ts';
import { inboxFact } from '../facts.ts';
import { subjectOf } from '../write-return.ts';
import type { FoundTicket } from './rows.ts';
import { findTicket } from './rows.ts';

export type TicketRefusal =
  | { readonly code: 'ticket'; readonly error: TicketError }
  /** The ticket to merge into is none, of another unit, merged itself, or the same one. */
  | { readonly code: 'wrong-target' }
  /** The case that the answer names is none of this return. */
  | { readonly code: 'wrong-case' }
  /** Others changed the ticket again and again meanwhile. */
  | { readonly code: 'conflict' };

const TRIES = 4;

/**
 * Carries out a command on a ticket; row, step, audit and (for an answer) the fact in one statement. The same command of the same
 * person twice in a row changes nothing the second time.
 */
export async function actOnTicket(
  desk: Desk,
  person: Person,
  ticketId: number,
  command: TicketCommand,
): Promise<Result<TicketState, TicketRefusal>> {
  for (let i = 0; i < TRIES; i++) {
    const found = await findTicket(desk, ticketId);
    // Let go by a newer report since it was looked up.
    if (found === null) return err({ code: 'conflict' });
    const { stage, level } = found.row;
    if (await isRepeated(desk, person, ticketId, command)) return ok({ stage, level });
    const decided = decideTicket({ stage, level }, command);
    if (!decided.ok) return err({ code: 'ticket', error: decided.error });
    const wrong = await wrongReference(desk, found, command);
    if (wrong !== null) return err({ code: wrong });
    if (await write(desk, person, found, command, decided.value)) return decided;
  }
  return err({ code: 'conflict' });
}

async function isRepeated(
  desk: Desk,
  person: Person,
  ticketId: number,
  command: TicketCommand,
): Promise<boolean> {
  const last = await desk.db.query<{ same: boolean }>(
    `select person_id = $2 and body = $3::jsonb as same
       from ticket_step where ticket_id = $1 and kind <> 'released' order by step_id desc limit 1`,
    [ticketId, person.personId, JSON.stringify(command)],
  );
  return last.rows[0]?.same === true;
}

async function wrongReference(
  desk: Desk,
  { row, spec }: FoundTicket,
  command: TicketCommand,
): Promise<'wrong-target' | 'wrong-case' | null> {
  if (command.kind === 'merge') {
    const target = await findTicket(desk, command.into);
    const fits =
      target !== null &&
      target.row.ticket_id !== row.ticket_id &&
      target.row.stage !== 'merged' &&
      target.spec.unitIndex === spec.unitIndex;
    return fits ? null : 'wrong-target';
  }
  if (command.kind !== 'answer' || command.caseId === null) return null;
  const known = await desk.db.query('select 1 from dossier where case_id = $1 and return_id = $2', [
    command.caseId,
    row.return_id,
  ]);
  return (known.rowCount ?? 0) > 0 ? null : 'wrong-case';
}

const STEP = { answer: 'answered', escalate: 'escalated', merge: 'merged', reopen: 'reopened' } as const;

/** False when the ticket or the version of its return changed since it was read. */
async function write(
  desk: Desk,
  person: Person,
  { row, spec }: FoundTicket,
  command: TicketCommand,
  next: TicketState,
): Promise<boolean> {
  const fact = command.kind === 'answer' ? await factOf(desk, person, { row, spec }, command) : null;
  const set = changesOf(command, row.reports);
  const columns = Object.keys(set);
  const done = await desk.db.query(
    `with t as (
       update ticket set rev = rev + 1, stage = $4, level = $5
              ${command.kind === 'answer' ? ', answered_at = now()' : ''}
              ${columns.map((column, i) => `, ${column} = $${i + 14}`).join('')}
        where ticket_id = $1 and rev = $2 and reports = $3
          and exists (select from return where return_id = $12 and version = $13)
       returning ticket_id
     ), s as (
       insert into ticket_step (ticket_id, kind, person_id, body) select ticket_id, $6, $7, $8::jsonb from t
     ), f as (insert into fact_inbox (kind, body) select $9, $10 from t where $9::text is not null)
     insert into audit (person_id, action, subject, detail)
     select $7, '${command.kind}-ticket', $11, jsonb_build_object('ticket', ticket_id) from t returning 1`,
    [
      row.ticket_id,
      row.rev,
      row.reports,
      next.stage,
      next.level,
      STEP[command.kind],
      person.personId,
      JSON.stringify(command),
      fact?.kind ?? null,
      fact?.body ?? null,
      subjectOf(desk, row.return_id),
      row.return_id,
      row.return_version,
      ...Object.values(set),
    ],
  );
  return (done.rowCount ?? 0) > 0;
}

/** Columns of the row that a command sets. Names come from here only. */
function changesOf(
  command: TicketCommand,
  reports: number,
): Readonly<Record<string, string | number | null>> {
  switch (command.kind) {
    case 'answer':
      return {
        answer: command.answer,
        answer_th: command.text.th.trim(),
        answer_en: command.text.en.trim(),
        case_id: command.caseId,
        reports_then: reports,
      };
    case 'merge':
      return { merged_into: command.into };
    case 'reopen':
      return { merged_into: null };
    case 'escalate':
      return {};
    default:
      return assertNever(command);
  }
}

async function factOf(
  desk: Desk,
  person: Person,
  { row, spec }: FoundTicket,
  { answer, text, caseId }: Extract<TicketCommand, { kind: 'answer' }>,
): Promise<InboxFact> {
  await desk.publicIds.learn([person.personId]);
  return inboxFact({
    kind: 'ticket-answered',
    at: await databaseNow(desk),
    ticket: String(row.ticket_id),
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    version: row.return_version,
    figure: row.figure,
    claimed: row.claimed,
    reports: row.reports,
    openedAt: row.opened_at.toISOString(),
    answer,
    text: text.th.trim(),
    ...(text.en.trim() === '' ? {} : { textEn: text.en.trim() }),
    ...(caseId === null ? {} : { case: String(caseId) }),
    by: desk.publicIds.of(person.personId),
  });
}
