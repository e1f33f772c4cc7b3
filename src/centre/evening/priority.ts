import { at } from '../../basics/assert.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';
import { subjectOf } from '../write-return.ts';

/**
 * Raises a return, or all returns of its unit, in the queue; 0 puts it back. What is accepted already has nothing to wait for
 * and stays as it is. Gives how many changed.
 */
export async function setPriority(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  wish: { readonly priority: number; readonly wholeUnit: boolean; readonly reason: string },
): Promise<number> {
  const ids = wish.wholeUnit
    ? at(desk.election.returnsOfUnit, spec.unitIndex).filter((index) => index >= 0)
    : [spec.index];
  const subjects = ids.map((id) => subjectOf(desk, id));
  const done = await desk.db.query(
    `with r as (
       update return set priority = $2
        where return_id = any($1::int[]) and priority <> $2 and stage not in ('accepted', 'correction-proposed')
       returning return_id
     )
     insert into audit (person_id, action, subject, detail)
     select $3, 'set-priority', s.subject, jsonb_build_object('priority', $2::int, 'reason', $5::text)
       from r join unnest($1::int[], $4::text[]) s(id, subject) on s.id = r.return_id returning 1`,
    [ids, wish.priority, person.personId, subjects, wish.reason],
  );
  return done.rowCount ?? 0;
}
