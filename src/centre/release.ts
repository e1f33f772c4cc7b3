import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Desk } from './desk.ts';
import { subjectOf } from './write-return.ts';

/** Gives a claimed return back to the queue. False when the person does not hold it under this claim. */
export async function release(desk: Desk, person: Person, spec: ReturnSpec, claim: string): Promise<boolean> {
  const done = await desk.db.query(
    `with r as (
       update return set claim_id = null, claimed_by = null, claimed_until = null, reserved = false, rev = rev + 1
        where return_id = $1 and claim_id = $2 and claimed_by = $3 returning return_id
     )
     insert into audit (person_id, action, subject) select $3, 'release', $4 from r returning 1`,
    [spec.index, claim, person.personId, subjectOf(desk, spec.index)],
  );
  return (done.rowCount ?? 0) > 0;
}

/**
 * Takes a claim away from whoever holds it, for a supervisor: somebody has left with a return in hand. What that person sends
 * later is refused. False when nobody holds it.
 */
export async function takeAway(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  reason: string,
): Promise<boolean> {
  const done = await desk.db.query(
    `with held as (
       select r.return_id, p.public_id from return r join person p on p.person_id = r.claimed_by where r.return_id = $1
         for no key update of r
     ), r as (
       update return t set claim_id = null, claimed_by = null, claimed_until = null, reserved = false,
              past_claims = '{}', rev = rev + 1
         from held where t.return_id = held.return_id returning held.public_id
     )
     insert into audit (person_id, action, subject, detail)
     select $2, 'take-away-claim', $3, jsonb_build_object('from', public_id, 'reason', $4::text) from r returning 1`,
    [spec.index, person.personId, subjectOf(desk, spec.index), reason],
  );
  return (done.rowCount ?? 0) > 0;
}
