import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Desk } from './desk.ts';
import { subjectOf } from './write-return.ts';

/** Gives a claimed return back to the queue. False when the person does not hold it under this claim. */
export async function release(desk: Desk, person: Person, spec: ReturnSpec, claim: string): Promise<boolean> {
  const done = await desk.db.query(
    `with r as (
       update return set claim_id = null, claimed_by = null, claimed_until = null, rev = rev + 1
        where return_id = $1 and claim_id = $2 and claimed_by = $3 returning return_id
     )
     insert into audit (person_id, action, subject) select $3, 'release', $4 from r returning 1`,
    [spec.index, claim, person.personId, subjectOf(desk, spec.index)],
  );
  return (done.rowCount ?? 0) > 0;
}
