import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Desk } from './desk.ts';
import { subjectOf } from './write-return.ts';

/**
 * Gives a person more time under a claim, also after its deadline while nobody else has taken the return. The new deadline in
 * milliseconds UTC; null when the return is no longer theirs.
 */
export async function extendClaim(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  claim: string,
): Promise<number | null> {
  const done = await desk.db.query<{ until: number }>(
    `with r as (
       update return set claimed_until = greatest(claimed_until, now() + make_interval(secs => $5))
        where return_id = $1 and claim_id = $2 and claimed_by = $3 returning claimed_until
     ), noted as (
       insert into audit (person_id, action, subject) select $3, 'extend-claim', $4 from r
     )
     select (extract(epoch from claimed_until) * 1000)::float8 as until from r`,
    [spec.index, claim, person.personId, subjectOf(desk, spec.index), desk.claimSeconds],
  );
  const row = done.rows[0];
  return row === undefined ? null : Math.floor(row.until);
}
