import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { makePool } from '../connect.ts';
import type { Database } from '../database.ts';
import { embeddedUrl } from '../database.ts';
import type { EmbeddedCluster } from '../embedded/cluster.ts';
import { openCluster } from '../embedded/cluster.ts';
import { silentLog } from '../errors.ts';
import { MIGRATIONS, migrate } from '../migrate.ts';

export type TestServer = Database['kind'];

/** A fresh, migrated database of its own; `close` drops it (also done after the test file). */
export interface TestDatabase extends Database {
  /** Another pool on the same database, as a second process would have it. */
  secondPool(): pg.Pool;
}

const opened = new Set<TestDatabase>();
let cluster: Promise<EmbeddedCluster> | null = null;
const templates = new Map<TestServer, Promise<string>>();

afterAll(async () => {
  for (const database of opened) await database.close();
  if (cluster !== null) await (await cluster).close();
});

/** Kinds to test: embedded always, a server when TEST_DATABASE_URL names one (its role must be allowed to create databases). */
export function testServers(): readonly TestServer[] {
  if (serverUrl() !== undefined) return ['embedded', 'server'];
  console.log('skipped: no PostgreSQL server (TEST_DATABASE_URL is not set)');
  return ['embedded'];
}

/**
 * A fresh database in about 50 ms: a copy of a migrated template. All test files share one embedded cluster in the temporary
 * folder (without fsync: nothing in it is worth keeping); the last one out stops it. Call it inside a test or a hook.
 */
export async function testDatabase(server: TestServer = 'embedded'): Promise<TestDatabase> {
  const adminUrl = await adminUrlOf(server);
  let template = templates.get(server);
  if (template === undefined) {
    template = makeTemplate(adminUrl);
    templates.set(server, template);
  }
  const name = `khanaen_test_${randomBytes(6).toString('hex')}`;
  await admin(adminUrl, `create database ${name} template ${await template}`);
  const url = withDatabase(adminUrl, name);
  const pools = [makePool(url, silentLog)];
  const database: TestDatabase = {
    pool: pools[0] as pg.Pool,
    kind: server,
    url,
    secondPool() {
      const pool = makePool(url, silentLog);
      pools.push(pool);
      return pool;
    },
    async close() {
      if (!opened.delete(database)) return;
      await Promise.all(pools.map((pool) => (pool.ended ? undefined : pool.end())));
      await admin(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
  opened.add(database);
  return database;
}

async function adminUrlOf(server: TestServer): Promise<string> {
  if (server === 'server') {
    const url = serverUrl();
    if (url === undefined) throw new Error('TEST_DATABASE_URL is not set');
    return url;
  }
  cluster ??= openCluster({
    dataDir: join(tmpdir(), `khanaen-test-${process.getuid?.() ?? 0}`),
    log: silentLog,
    settings: { fsync: 'off', shared_buffers: '128MB' },
  });
  const { socketDir, port } = await cluster;
  return embeddedUrl(socketDir, port, 'postgres');
}

/** Makes the migrated template once per schema and server, however many test files start together. */
async function makeTemplate(adminUrl: string): Promise<string> {
  const name = `khanaen_template_${sha256Hex(MIGRATIONS.map((m) => m.sql).join()).slice(0, 12)}`;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7000, 1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return name;
    const building = `${name}_building`;
    await client.query(`drop database if exists ${building} with (force)`);
    await client.query(`create database ${building} template template0`);
    const pool = makePool(withDatabase(adminUrl, building), silentLog);
    await migrate(pool);
    await pool.end();
    await client.query(`alter database ${building} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function serverUrl(): string | undefined {
  const { TEST_DATABASE_URL } = process.env;
  return TEST_DATABASE_URL;
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*)\/[^?]*/, `$1/${database}`);
}
