import type { Pool, PoolClient } from 'pg';
import { ADVISORY_HANDS, ADVISORY_SPACE } from '../store/locks.ts';
import { inTransaction } from '../store/transaction.ts';
import type { Person, PersonId } from './person.ts';
import type { Sessions } from './sessions.ts';

/** Who did it: a person, or null for the command line. */
export type By = PersonId | null;
/**
 * The account, with the role that it had when somebody was found to be allowed to keep it: when it has another one meanwhile,
 * nothing happens. The command line, which may do everything, names none.
 */
export type Target = Pick<Person, 'personId' | 'username'> & Partial<Pick<Person, 'role'>>;

/** The database, and the sessions that this process holds in memory. */
export interface Keeping {
  readonly db: Pool;
  readonly sessions: Pick<Sessions, 'forget'>;
}

/** What a keeper takes from whoever had the account. */
type Taken = 'password' | 'second-factor';

/**
 * Takes an account from whoever has it, and notes that the keeper could now use it. The row is changed first and sessions are
 * ended by a statement of their own: a login that got the row before is then seen, and one that comes after finds another
 * `proof_rev`. False when the account has another role meanwhile.
 */
export async function takeAccount(
  { db, sessions }: Keeping,
  by: By,
  { personId, role }: Target,
  what: Taken,
  act: (client: PoolClient) => Promise<void>,
): Promise<boolean> {
  const hands = await inTransaction(db, async (client) => {
    // The lock of the hands comes before that of the account, for everybody: nobody waits for each other.
    await lockHands(client);
    const taken = await client.query(
      `update person set proof_rev = proof_rev + 1
        where person_id = $1 and ($2::text is null or role = $2) returning 1`,
      [personId, role ?? null],
    );
    if (taken.rowCount !== 1) return null;
    await act(client);
    await endSessions(client, personId);
    if (by !== null) {
      await client.query('insert into account_reset (person_id, keeper_id, what) values ($1, $2, $3)', [
        personId,
        by,
        what,
      ]);
    }
    return handOf(client, personId);
  });
  forgetHand(sessions, [personId, ...(hands ?? [])]);
  return hands !== null;
}

/** One change of hands at a time, over all processes. */
export async function lockHands(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1, $2)', [ADVISORY_SPACE, ADVISORY_HANDS]);
}

/** Accounts that are one hand with this one. */
export async function handOf(client: PoolClient, personId: PersonId): Promise<readonly PersonId[]> {
  const { rows } = await client.query<{ one_hand: PersonId[] }>(
    'select one_hand from person where person_id = $1',
    [personId],
  );
  return rows[0]?.one_hand ?? [];
}

/** Sessions of these people are read anew: who their second person may be has changed. */
export function forgetHand(sessions: Keeping['sessions'], people: readonly PersonId[]): void {
  for (const personId of new Set(people)) sessions.forget(personId);
}

export async function endSessions(client: PoolClient, personId: PersonId): Promise<void> {
  await client.query('delete from session where person_id = $1', [personId]);
}

/** Takes codes, passkeys and recovery codes away. */
export async function dropFactors(client: PoolClient, personId: PersonId): Promise<void> {
  await client.query('delete from totp where person_id = $1', [personId]);
  await client.query('delete from passkey where person_id = $1', [personId]);
  await client.query('delete from recovery_code where person_id = $1', [personId]);
}
