import type { Person } from '../people/person.ts';
import type { Desk } from './desk.ts';
import { inboxFact } from './facts.ts';
import { subjectOf } from './write-return.ts';

export interface OpenCase {
  readonly caseId: number;
  readonly returnId: number;
  readonly closed: boolean;
}

export async function findCase(desk: Desk, caseId: number): Promise<OpenCase | null> {
  const found = await desk.db.query<{ return_id: number; closed: boolean }>(
    'select return_id, closed_at is not null as closed from dossier where case_id = $1',
    [caseId],
  );
  const row = found.rows[0];
  return row === undefined ? null : { caseId, returnId: row.return_id, closed: row.closed };
}

/** Closes a case with the order that ended it and its effect; case, fact and audit in one statement. False: closed already. */
export async function closeCase(
  desk: Desk,
  person: Person,
  open: OpenCase,
  order: string,
  effect: string,
): Promise<boolean> {
  const clock = await desk.db.query<{ now_ms: number }>(
    'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms',
  );
  const at = new Date(Math.floor(clock.rows[0]?.now_ms ?? 0)).toISOString();
  const { kind, body } = inboxFact({ kind: 'case-closed', at, case: String(open.caseId), order, effect });
  const done = await desk.db.query(
    `with c as (
       update dossier set closed_at = now(), closing_order = $2, effect = $3
        where case_id = $1 and closed_at is null returning case_id
     ), f as (insert into fact_inbox (kind, body) select $4, $5 from c)
     insert into audit (person_id, action, subject, detail)
     select $6, 'close-case', $7, jsonb_build_object('case', $1::bigint, 'order', $2::text) from c returning 1`,
    [open.caseId, order, effect, kind, body, person.personId, subjectOf(desk, open.returnId)],
  );
  return (done.rowCount ?? 0) > 0;
}
