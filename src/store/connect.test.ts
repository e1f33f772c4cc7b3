import { describe, expect, it } from 'vitest';
import { encodeFact } from '../ledger/encoding.ts';
import { makePool, waitForDatabase } from './connect.ts';
import { openDatabase } from './database.ts';
import { silentLog } from './errors.ts';
import { isDatabaseAway } from './errors-transient.ts';
import type { LedgerBatch } from './ledger-follow.ts';
import { followLedger } from './ledger-follow.ts';
import { Sealer } from './sealer.ts';
import { testDatabase, testServers, withDatabase } from './testing/database.ts';
import { until } from './testing/until.ts';

const CUT_ALL = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe.each(testServers())('a database that goes and comes back on %s', (server) => {
  it('never ends the process: idle connections are replaced, a cut query is told as "away"', async () => {
    const db = await testDatabase(server);
    const admin = db.secondPool();
    await Promise.all([1, 2, 3].map(() => db.pool.query('select 1')));
    const slow = db.pool.query('select pg_sleep(30)').catch((error: unknown) => error);
    await until(async () => {
      const { rows } = await admin.query(
        "select 1 from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active'",
      );
      return rows.length > 1;
    });
    await admin.query(CUT_ALL);
    expect(isDatabaseAway(await slow)).toBe(true);
    await until(async () => (await db.pool.query('select 1').catch(() => null)) !== null);
  });

  it('lets sealer and followers go on where they were', async () => {
    const db = await testDatabase(server);
    const admin = db.secondPool();
    const stop = new AbortController();
    const seen: LedgerBatch[] = [];
    const follower = followLedger(db, 0, (batch) => void seen.push(batch), {
      signal: stop.signal,
      pollMs: 10,
      batch: 7,
    });
    const sealer = new Sealer(db, { onSealed: () => follower.nudge() });
    sealer.start();
    for (let round = 0; round < 3; round++) {
      const bodies = Array.from({ length: 20 }, (_, i) =>
        encodeFact({
          kind: 'case-closed',
          at: '2026-02-08T11:45:00.000Z',
          case: `${round * 20 + i}`,
          order: 'x',
          effect: 'x',
        }),
      );
      await admin.query("insert into fact_inbox (kind, body) select 'case-closed', unnest($1::text[])", [
        bodies,
      ]);
      await until(() => seen.at(-1)?.size === (round + 1) * 20);
      await admin.query(CUT_ALL);
    }
    stop.abort();
    await follower.done;
    await sealer.stop();
    const facts = seen.flatMap((batch) => batch.facts);
    expect(facts.map((sealed) => sealed.seq)).toEqual(Array.from({ length: 60 }, (_, i) => i));
    expect(seen.flatMap((batch) => batch.leaves)).toHaveLength(60);
  });
});

it('a connection that is lost is told, but not while the pool itself says farewell', async () => {
  const db = await testDatabase();
  const told: string[] = [];
  const pool = makePool(db.url, (message) => told.push(message.en));
  const ours = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  await db.pool.query('select pg_terminate_backend($1)', [ours.rows[0]?.pid]);
  await until(() => told.length === 1);
  expect(told[0]).toContain('Lost a connection');
  await pool.query('select 1');
  const [client] = await Promise.all([pool.connect(), db.pool.query('select pg_sleep(1)')]); // past the second of one line
  client.release();
  const ended = pool.end();
  client.emit('error', new Error('terminating connection due to administrator command'));
  await ended;
  expect(told).toHaveLength(1);
});

describe('waiting for a database', () => {
  it('tells why and gives up at the limit', async () => {
    const told: string[] = [];
    const pool = makePool('postgres://nobody@127.0.0.1:1/none', silentLog);
    await expect(waitForDatabase(pool, (message) => told.push(message.en), 300)).rejects.toMatchObject({
      code: 'database-unreachable',
    });
    expect(told[0]).toContain('ECONNREFUSED');
    await pool.end();
  });

  it('does not wait for a database that does not exist', async () => {
    const db = await testDatabase();
    const databaseUrl = withDatabase(db.url, 'no_such_database');
    await expect(openDatabase({ databaseUrl, dataDir: '/nowhere' })).rejects.toMatchObject({
      code: 'database-refused',
    });
  });
});
