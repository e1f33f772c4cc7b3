import type { Result } from '../../basics/result.ts';
import { ok } from '../../basics/result.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { Person } from '../../people/person.ts';
import type { ConfirmCorrection } from '../../returns/life-commands.ts';
import type { Desk } from '../desk.ts';
import type { Outcome, Performed, Refusal } from '../perform.ts';
import { perform } from '../perform.ts';

/** What the second person read in the places that a proposed correction changes. */
interface Confirmation {
  readonly spec: ReturnSpec;
  readonly person: Person;
  readonly values: ConfirmCorrection['values'];
  readonly requestHash: Uint8Array;
  readonly durationMs: number | null;
}

/**
 * Hands in the second person's blind reading. A reading that differs is kept as an entry, once: the same person, the same
 * proposal and the same values again get the first answer again.
 */
export async function confirmCorrection(
  desk: Desk,
  { spec, person, values, requestHash, durationMs }: Confirmation,
): Promise<Result<Performed, Refusal>> {
  const before = await desk.db.query<{ reply: Outcome }>(
    `select e.reply from entry e join return r using (return_id)
      where e.return_id = $1 and e.kind = 'confirmation' and e.person_id = $2 and e.request_hash = $3
        and r.stage = 'correction-proposed' and e.entry_id > r.proposed_entry
      order by e.entry_id desc limit 1`,
    [spec.index, person.personId, requestHash],
  );
  const known = before.rows[0];
  if (known !== undefined) return ok({ outcome: known.reply, madeRecord: false, next: null });
  return perform(desk, {
    spec,
    person,
    claim: null,
    command: { kind: 'confirm-correction', values },
    entry: { requestHash, durationMs },
  });
}
