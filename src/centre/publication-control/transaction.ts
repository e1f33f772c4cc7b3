import type { Pool, PoolClient } from 'pg';
import { ADVISORY_PUBLICATION, ADVISORY_SPACE } from '../../store/locks.ts';

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
  let lost = false;
  const broken = () => {
    lost = true;
  };
  const client = await checkOut(pool, broken);
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1, $2)', [ADVISORY_SPACE, ADVISORY_PUBLICATION]);
    const clock = await client.query<{ now_ms: number }>(
      'select (extract(epoch from clock_timestamp()) * 1000)::float8 as now_ms',
    );
    const done = await change({ client, now: Math.floor(clock.rows[0]?.now_ms ?? 0) });
    await client.query('commit');
    return done;
  } catch (error) {
    await client.query('rollback').catch(() => {
      lost = true;
    });
    throw error;
  } finally {
    // A lost connection is thrown away with its listener: what it still has to say must not be an error of nobody.
    if (!lost) client.off('error', broken);
    client.release(lost);
  }
}

/**
 * A connection of the pool, listened to from its first moment: one that breaks fails its query, which is handled, and would
 * without a listener also end the process.
 */
function checkOut(pool: Pool, broken: () => void): Promise<PoolClient> {
  return new Promise((resolve, reject) => {
    pool.connect((error, client) => {
      if (client === undefined) {
        reject(error ?? new Error('the pool gave no connection'));
        return;
      }
      client.on('error', broken);
      resolve(client);
    });
  });
}
