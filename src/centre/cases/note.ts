import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';
import { subjectOf } from '../write-return.ts';
import type { FoundCase } from './case-rows.ts';

/** Adds a note for those who handle the case. False: the same person wrote the same before. */
export async function noteOnCase(
  desk: Desk,
  person: Person,
  { row: { case_id, return_id } }: FoundCase,
  text: string,
): Promise<boolean> {
  const done = await desk.db.query(
    `with s as (
       insert into case_step (case_id, kind, person_id, body)
       select $1, 'noted', $2, jsonb_build_object('note', $3::text)
        where not exists (select from case_step where case_id = $1 and kind = 'noted' and person_id = $2 and body->>'note' = $3::text)
       returning case_id
     )
     insert into audit (person_id, action, subject, detail)
     select $2, 'note-on-case', $4, jsonb_build_object('case', case_id) from s returning 1`,
    [case_id, person.personId, text.trim(), subjectOf(desk, return_id)],
  );
  return (done.rowCount ?? 0) > 0;
}
