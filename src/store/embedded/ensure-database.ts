import pg from 'pg';
import { errorCode } from '../errors.ts';

/** Two processes may try at once: the loser sees "duplicate" from either of two places. */
const EXISTS = new Set(['42P04', '23505']);

/** Creates the database if it is missing. `url` names any other database of the cluster. */
export async function ensureDatabase(url: string, name: string, template = 'template0'): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return false;
    await client.query(
      `create database ${pg.escapeIdentifier(name)} template ${pg.escapeIdentifier(template)}`,
    );
    return true;
  } catch (error) {
    if (EXISTS.has(errorCode(error))) return false;
    throw error;
  } finally {
    await client.end();
  }
}
