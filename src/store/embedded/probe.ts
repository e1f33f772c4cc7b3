import pg from 'pg';
import { errorCode, errorMessage } from '../errors.ts';
import { EMBEDDED_ROLE } from './cluster-dir.ts';

/** What a server says when asked for its data directory: the answer, or why there is none yet. */
export type Probe =
  | { readonly up: true; readonly dataDirectory: string }
  | { readonly up: false; readonly recovering: boolean; readonly reason: string };

/** PostgreSQL's "cannot connect now": starting up, recovering, or shutting down. */
const CANNOT_CONNECT_NOW = '57P03';

export async function probe(socketDir: string, port: number): Promise<Probe> {
  const client = new pg.Client({
    host: socketDir,
    port,
    user: EMBEDDED_ROLE,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ dir: string }>("select current_setting('data_directory') as dir");
    return { up: true, dataDirectory: rows[0]?.dir ?? '' };
  } catch (error) {
    return {
      up: false,
      recovering: errorCode(error) === CANNOT_CONNECT_NOW,
      reason: errorMessage(error),
    };
  } finally {
    await client.end().catch(() => undefined);
  }
}
