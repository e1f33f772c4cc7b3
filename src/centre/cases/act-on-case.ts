import { assertNever } from '../../basics/assert.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { Fact } from '../../ledger/facts.ts';
import type { Person } from '../../people/person.ts';
import type { CaseError } from '../../returns/case-errors.ts';
import type { CaseCommand, CaseEvent, CaseState } from '../../returns/case-life.ts';
import { decideCase, evolveCase } from '../../returns/case-life.ts';
import { errorCode } from '../../store/errors.ts';
import type { Desk } from '../desk.ts';
import { inboxFact } from '../facts.ts';
import { subjectOf } from '../write-return.ts';
import type { CaseRow } from './case-rows.ts';
import { findCase, stateOfCase } from './case-rows.ts';
import { databaseNow, thaiDay } from './now.ts';

export type CaseRefusal =
  | { readonly code: 'case'; readonly error: CaseError }
  /** Others changed the case again and again meanwhile. */
  | { readonly code: 'conflict' };

const TRIES = 4;

/**
 * Carries out a command on a case; row, step, fact and audit in one statement. The same command of the same person twice in a row
 * changes nothing the second time.
 */
export async function actOnCase(
  desk: Desk,
  person: Person,
  caseId: number,
  command: CaseCommand,
  note = '',
): Promise<Result<CaseState, CaseRefusal>> {
  for (let i = 0; i < TRIES; i++) {
    const found = await findCase(desk, caseId);
    if (found === null) throw new Error(`no case ${caseId}`);
    const { row } = found;
    const state = stateOfCase(row);
    if (await isRepeated(desk, person, caseId, command)) return ok(state);
    const at = await databaseNow(desk);
    const context = { stage: row.return_stage, version: row.return_version, today: thaiDay(at) };
    const decided = decideCase(state, command, context);
    if (!decided.ok) return err({ code: 'case', error: decided.error });
    if (await write(desk, person, row, { event: decided.value, command, note, at })) {
      return ok(evolveCase(state, decided.value));
    }
  }
  return err({ code: 'conflict' });
}

interface Happening {
  readonly event: CaseEvent;
  readonly command: CaseCommand;
  readonly note: string;
  readonly at: string;
}

/** The last thing that happened to the case was this command, by this person. */
async function isRepeated(
  desk: Desk,
  person: Person,
  caseId: number,
  command: CaseCommand,
): Promise<boolean> {
  const last = await desk.db.query<{ same: boolean }>(
    `select person_id = $2 and body->'command' = $3::jsonb as same
       from case_step where case_id = $1 and kind <> 'noted' order by step_id desc limit 1`,
    [caseId, person.personId, JSON.stringify(command)],
  );
  return last.rows[0]?.same === true;
}

/** False when the case or its return changed since it was read. */
async function write(
  desk: Desk,
  person: Person,
  row: CaseRow,
  { event, command, note, at }: Happening,
): Promise<boolean> {
  const { kind, body } = inboxFact(factOf(event, row, at));
  const set = changesOf(event, row);
  const columns = Object.keys(set);
  const values = Object.values(set);
  const detail = { case: row.case_id, ...(event.kind === 'ordered' ? { order: event.order.number } : {}) };
  const done = await desk.db
    .query(
      `with c as (
       update dossier set rev = rev + 1, closed_at = ${event.kind === 'closed' ? 'now()' : 'null'}
              ${columns.map((column, i) => `, ${column} = $${i + 13}`).join('')}
        where case_id = $1 and rev = $2
          and exists (select from return where return_id = $3 and version = $4 and stage = $12)
       returning case_id
     ), s as (
       insert into case_step (case_id, kind, person_id, body) select case_id, $5, $6, $7::jsonb from c
     ), f as (insert into fact_inbox (kind, body) select $8, $9 from c)
     insert into audit (person_id, action, subject, detail)
     select $6, '${ACTION[event.kind]}', $10, $11::jsonb from c returning 1`,
      [
        row.case_id,
        row.rev,
        row.return_id,
        row.return_version,
        event.kind,
        person.personId,
        JSON.stringify({ command, note: note.trim() }),
        kind,
        body,
        subjectOf(desk, row.return_id),
        JSON.stringify(detail),
        row.return_stage,
        ...values,
      ],
    )
    .catch(nothingIfOpen);
  return (done.rowCount ?? 0) > 0;
}

/** One case about a score board is open at a time: while another one is, a closed one is not opened again. */
function nothingIfOpen(error: unknown): { readonly rowCount: number } {
  if (errorCode(error) === '23505') return { rowCount: 0 };
  throw error;
}

const ACTION = { ordered: 'order-case', closed: 'close-case', reopened: 'reopen-case' } as const;

/** Columns of the row that an event sets. Names come from here only. */
function changesOf(
  event: CaseEvent,
  row: CaseRow,
): Readonly<Record<string, string | number | boolean | null>> {
  switch (event.kind) {
    case 'ordered': {
      const { decision, body, number, date, version } = event.order;
      return {
        stage: 'ordered',
        decision,
        order_body: body,
        order_number: number,
        order_date: date,
        order_version: version,
      };
    }
    case 'closed': {
      const { decision, version, changed, effect } = event.outcome;
      return {
        stage: 'closed',
        decision,
        effect: effect.th,
        effect_en: effect.en,
        closed_version: version,
        changed,
      };
    }
    case 'reopened':
      return {
        ...(row.order_number === null ? { stage: 'open', decision: null } : { stage: 'ordered' }),
        effect: null,
        effect_en: null,
        closed_version: null,
        changed: null,
      };
    default:
      return assertNever(event);
  }
}

function factOf(event: CaseEvent, row: CaseRow, at: string): Fact {
  const id = String(row.case_id);
  switch (event.kind) {
    case 'ordered': {
      const { decision, body, number, date } = event.order;
      return { kind: 'case-ordered', at, case: id, decision, body, order: number, date };
    }
    case 'closed': {
      const { decision, version, changed, effect } = event.outcome;
      return {
        kind: 'case-closed',
        at,
        case: id,
        order: row.order_number ?? '',
        effect: effect.th,
        ...(effect.en === '' ? {} : { effectEn: effect.en }),
        decision,
        version,
        changed,
      };
    }
    case 'reopened': {
      const { th, en } = event.reason;
      return { kind: 'case-reopened', at, case: id, reason: th, ...(en === '' ? {} : { reasonEn: en }) };
    }
    default:
      return assertNever(event);
  }
}
