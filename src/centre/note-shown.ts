import type { ReturnSpec } from '../election/lookup.ts';
import type { Person } from '../people/person.ts';
import type { Desk } from './desk.ts';
import { subjectOf } from './write-return.ts';

/** Remembers that a person was shown what others typed: the queue gives them no blind reading of this return. */
export async function noteShown(desk: Desk, person: Person, spec: ReturnSpec): Promise<void> {
  await desk.db.query(
    `with r as (
       update return set shown_to = shown_to || $2::int where return_id = $1 and $2::int <> all(shown_to) returning 1
     )
     insert into audit (person_id, action, subject) select $2, 'entries-shown', $3 from r`,
    [spec.index, person.personId, subjectOf(desk, spec.index)],
  );
}
