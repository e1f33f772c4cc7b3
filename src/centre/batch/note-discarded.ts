import type { ReturnSpec } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { Desk } from '../desk.ts';
import { subjectOf } from '../write-return.ts';

/** Writes down that somebody threw away an entry which the server had refused, and why. Figures are not kept. */
export async function noteDiscarded(
  desk: Desk,
  person: Person,
  spec: ReturnSpec,
  entry: { readonly claim: string; readonly code: string; readonly reason: string },
): Promise<void> {
  await desk.db.query(
    "insert into audit (person_id, action, subject, detail) values ($1, 'discard-entry', $2, $3::jsonb)",
    [person.personId, subjectOf(desk, spec.index), JSON.stringify(entry)],
  );
}
