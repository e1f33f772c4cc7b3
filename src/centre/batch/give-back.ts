import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';

/** Gives returns back to the queue that a person holds under these claims. How many there were. */
export async function giveBack(desk: Desk, person: Person, claims: readonly string[]): Promise<number> {
  const done = await desk.db.query(
    `with r as (
       update return set claim_id = null, claimed_by = null, claimed_until = null, reserved = false, rev = rev + 1
        where claimed_by = $1 and claim_id = any($2::uuid[]) returning unit_id, ballot
     )
     insert into audit (person_id, action, subject) select $1, 'release', unit_id || '/' || ballot from r returning 1`,
    [person.personId, claims],
  );
  return done.rowCount ?? 0;
}
