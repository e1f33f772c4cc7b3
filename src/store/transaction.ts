import type { Pool, PoolClient } from 'pg';

/** Runs work in one transaction: committed whole, or not at all when it throws. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  let lost = false;
  const broken = () => {
    lost = true;
  };
  const client = await checkOut(pool, broken);
  try {
    await client.query('begin');
    const done = await work(client);
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
