import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connectionConfig } from './connect.ts';
import { embeddedUrl } from './database.ts';
import { EMBEDDED_DATABASE } from './embedded/cluster-dir.ts';

/** A way to read the database and nothing else: it never starts, changes or upgrades it, and holds no lock that others wait for. */
export interface DatabaseReader {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface OpenReaderOptions {
  /** A PostgreSQL server, which may be a standby; without it the embedded one of `dataDir`, when it runs. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
}

const CONNECTIONS = 2;
/** Longest wait for an answer, milliseconds: a line that is silent is as good as cut. */
const PATIENCE_MS = 10_000;

/** Opens a reader; null while the embedded server has not been started. Whether the server answers is seen at the first question. */
export function openReader({ databaseUrl, dataDir }: OpenReaderOptions): DatabaseReader | null {
  const given = databaseUrl !== undefined && databaseUrl !== '';
  const url = given ? databaseUrl : runningEmbedded(dataDir);
  if (url === null) return null;
  const pool = new pg.Pool({
    ...connectionConfig(url),
    application_name: 'khanaen mirror',
    max: CONNECTIONS,
    options: '-c default_transaction_read_only=on',
    statement_timeout: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  pool.on('error', () => undefined); // an idle connection was lost: the next question makes another
  return { pool, close: () => pool.end() };
}

/**
 * Where the embedded server of a folder listens, as its `postmaster.pid` says. The file is only read: to tell a dead server's file from a
 * living one's, and to take it away, is for those who may start one.
 */
function runningEmbedded(dataDir: string): string | null {
  try {
    const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    const socketDir = (lines[4] ?? '').trim();
    return socketDir === '' ? null : embeddedUrl(socketDir, Number(lines[3]) || 5432, EMBEDDED_DATABASE);
  } catch {
    return null;
  }
}
