import type { Pool } from 'pg';
import { makePool, waitForDatabase } from './connect.ts';
import { openCluster } from './embedded/cluster.ts';
import { EMBEDDED_DATABASE, EMBEDDED_ROLE } from './embedded/cluster-dir.ts';
import { ensureDatabase } from './embedded/ensure-database.ts';
import type { Settings } from './embedded/settings.ts';
import type { StoreLog } from './errors.ts';
import { silentLog } from './errors.ts';
import { migrate } from './migrate.ts';
import { checkServer } from './server-check.ts';

export interface Database {
  readonly pool: Pool;
  readonly kind: 'embedded' | 'server';
  /** For connections outside the pool (sealer, streams) and other tools. Holds the password of a server. */
  readonly url: string;
  /** Ends the pool, and the embedded server unless another process uses it. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** A PostgreSQL server; without it the embedded one of `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  readonly log?: StoreLog;
  /** Settings of the embedded server on top of ours; for tests. */
  readonly settings?: Settings;
}

/**
 * Opens the database and brings its schema up to date. Waits for a server that starts, recovers or cannot be reached yet,
 * saying why; throws StoreError with a closed code otherwise. The pool survives a database that goes and comes back.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const log = options.log ?? silentLog;
  if (options.databaseUrl !== undefined && options.databaseUrl !== '') {
    return openPool(options.databaseUrl, 'server', log, async () => undefined);
  }
  const settings = options.settings === undefined ? {} : { settings: options.settings };
  const cluster = await openCluster({ dataDir: options.dataDir, log, ...settings });
  try {
    await ensureDatabase(embeddedUrl(cluster.socketDir, cluster.port, 'postgres'), EMBEDDED_DATABASE);
    const url = embeddedUrl(cluster.socketDir, cluster.port, EMBEDDED_DATABASE);
    return await openPool(url, 'embedded', log, () => cluster.close());
  } catch (error) {
    await cluster.close();
    throw error;
  }
}

/** Connection string of a database on a private socket; psql takes it too. */
export function embeddedUrl(socketDir: string, port: number, database: string): string {
  return `postgres:///${database}?host=${encodeURIComponent(socketDir)}&port=${port}&user=${EMBEDDED_ROLE}`;
}

async function openPool(
  url: string,
  kind: Database['kind'],
  log: StoreLog,
  closeServer: () => Promise<void>,
): Promise<Database> {
  const pool = makePool(url, log);
  try {
    await waitForDatabase(pool, log);
    await checkServer(pool, log);
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    pool,
    kind,
    url,
    async close() {
      await pool.end();
      await closeServer();
    },
  };
}
