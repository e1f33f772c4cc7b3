import type { Pool, PoolClient } from 'pg';
import { ADVISORY_PUBLICATION, ADVISORY_SPACE } from '../../store/locks.ts';
import { inTransaction } from '../../store/transaction.ts';

/** A transaction that changes publication, and its time by the database's clock. */
export interface ControlTransaction {
  readonly client: PoolClient;
  /** Milliseconds UTC. */
  readonly now: number;
}

/**
 * Runs a change of publication alone: one after the other over all processes, committed whole or not at all. The time is read
 * under the lock, so facts carry times in the order in which they were made.
 */
export async function changePublication<T>(
  pool: Pool,
  change: (tx: ControlTransaction) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1, $2)', [ADVISORY_SPACE, ADVISORY_PUBLICATION]);
    const clock = await client.query<{ now_ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms',
    );
    return change({ client, now: Math.floor(clock.rows[0]?.now_ms ?? 0) });
  });
}
