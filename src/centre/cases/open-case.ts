import type { Bilingual } from '../../basics/bilingual.ts';
import type { Result } from '../../basics/result.ts';
import { err, ok } from '../../basics/result.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { CaseError } from '../../returns/case-errors.ts';
import { badText } from '../../returns/case-life.ts';
import type { HandTrigger } from '../../returns/case-terms.ts';
import type { Desk } from '../desk.ts';
import { inboxFact } from '../facts.ts';
import { subjectOf } from '../write-return.ts';
import { databaseNow } from './now.ts';

export interface CaseOpening {
  /** Drawn by the screen: the same request again opens no second case. */
  readonly key: string;
  readonly trigger: HandTrigger;
  /** For the public. */
  readonly summary: Bilingual;
  /** For those who handle the case. */
  readonly note: string;
}

export type OpeningRefusal =
  | { readonly code: 'case'; readonly error: CaseError }
  /** The key was used for another opening. */
  | { readonly code: 'key-used' };

/** Opens a case on a return by hand; row, step, fact and audit in one statement. Gives the key of the case. */
export async function openCase(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  opening: CaseOpening,
): Promise<Result<{ readonly caseId: number; readonly opened: boolean }, OpeningRefusal>> {
  const bad = badText(opening.summary, 'summary-missing');
  if (bad !== null) return err({ code: 'case', error: bad });
  const { key, trigger } = opening;
  const summary = { th: opening.summary.th.trim(), en: opening.summary.en.trim() };
  const at = await databaseNow(desk);
  const drawn = await desk.db.query<{ id: number }>("select nextval('dossier_case_id_seq') as id");
  const caseId = drawn.rows[0]?.id ?? 0;
  const { kind, body } = inboxFact({
    kind: 'case-opened',
    at,
    case: String(caseId),
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    trigger,
    summary: summary.th,
    ...(summary.en === '' ? {} : { summaryEn: summary.en }),
  });
  const done = await desk.db.query(
    `with c as (
       insert into dossier (case_id, return_id, trigger, summary, summary_en, opened_by, opened_version, open_key)
       overriding system value
       select $1, $2, $3, $4, $5, $6, version, $7::uuid from return where return_id = $2
       on conflict (open_key) do nothing returning case_id
     ), s as (
       insert into case_step (case_id, kind, person_id, body)
       select case_id, 'opened', $6, jsonb_build_object('note', $8::text) from c
     ), f as (insert into fact_inbox (kind, body) select $9, $10 from c)
     insert into audit (person_id, action, subject, detail)
     select $6, 'open-case', $11, jsonb_build_object('case', case_id, 'trigger', $3::text) from c returning 1`,
    [
      caseId,
      spec.index,
      trigger,
      summary.th,
      summary.en,
      person.personId,
      key,
      opening.note.trim(),
      kind,
      body,
      subjectOf(desk, spec.index),
    ],
  );
  if ((done.rowCount ?? 0) > 0) return ok({ caseId, opened: true });
  const before = await desk.db.query<{ case_id: number; same: boolean }>(
    `select case_id, return_id = $2 and trigger = $3 and summary = $4 and opened_by = $5 as same
       from dossier where open_key = $1::uuid`,
    [key, spec.index, trigger, summary.th, person.personId],
  );
  const row = before.rows[0];
  return row?.same === true ? ok({ caseId: row.case_id, opened: false }) : err({ code: 'key-used' });
}
