import { inTransaction } from '../store/transaction.ts';
import type { Person } from './person.ts';
import type { Keeping, Target } from './take-account.ts';
import { forgetHand, handOf, lockHands } from './take-account.ts';

/** `nothing`: no reset waits. `one-hand`: the one who confirms reset it, was reset by the same keeper, or is the account itself. */
export type ConfirmResetRefusal = 'nothing' | 'one-hand';

/**
 * Another keeper confirms that the owner of an account has it back after a reset (they spoke with them and saw them log in). From then on
 * the account is a person of its own again.
 */
export async function confirmReset(
  { db, sessions }: Keeping,
  by: Person,
  { personId, username }: Target,
  note: string,
): Promise<'done' | ConfirmResetRefusal> {
  const done = await inTransaction(db, async (client) => {
    await lockHands(client);
    const hands = await handOf(client, personId);
    if (hands.length === 0) return 'nothing' as const;
    if (by.personId === personId || hands.includes(by.personId)) return 'one-hand' as const;
    const confirmed = await client.query(
      `with c as (
         update account_reset set confirmed_by = $2, confirmed_at = now(), note = $3
          where person_id = $1 and confirmed_at is null returning reset_id
       )
       insert into audit (person_id, action, subject, detail)
       select $2, 'reset-confirmed', $4, jsonb_build_object('resets', count(*), 'note', $3::text) from c having count(*) > 0`,
      [personId, by.personId, note, username],
    );
    return confirmed.rowCount === 1 ? hands : ('nothing' as const);
  });
  if (typeof done === 'string') return done;
  forgetHand(sessions, [personId, ...done]);
  return 'done';
}
