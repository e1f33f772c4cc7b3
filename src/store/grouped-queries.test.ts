import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GroupedQueries } from './grouped-queries.ts';
import { type TestDatabase, testDatabase, testServers } from './testing/database.ts';

describe.each(testServers())('GroupedQueries on the %s database', (server) => {
  let db: TestDatabase;
  let queries: GroupedQueries;

  beforeEach(async () => {
    db = await testDatabase(server);
    await db.pool.query('create table account (id int primary key, value int not null check (value >= 0))');
    await db.pool.query('insert into account select i, 0 from generate_series(1, 50) i');
    queries = new GroupedQueries(db);
  });

  afterEach(async () => {
    await queries.close();
    await db.close();
  });

  const add = (id: number, by: number) =>
    queries.query<{ value: number }>({
      name: 'add',
      text: 'update account set value = value + $2 where id = $1 returning value',
      values: [id, by],
    });

  it('gives each caller the rows of its own statement, with the types of the store', async () => {
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        queries.query<{ n: number; list: number[]; big: number; bytes: Buffer; none: null; at: Date }>({
          name: 'echo',
          text: `select $1::int as n, array[$1::int, 7] as list, $1::bigint * 1000 as big, '\\xff'::bytea as bytes,
                        null::text as none, '2026-02-08T10:00:00Z'::timestamptz as at`,
          values: [i],
        }),
      ),
    );
    for (const [i, { rows, rowCount }] of results.entries()) {
      expect(rowCount).toBe(1);
      expect(rows).toEqual([
        {
          n: i,
          list: [i, 7],
          big: i * 1000,
          bytes: Buffer.from([255]),
          none: null,
          at: new Date('2026-02-08T10:00:00Z'),
        },
      ]);
    }
  });

  it('runs them in order, and what is answered is committed', async () => {
    const results = await Promise.all(Array.from({ length: 100 }, () => add(1, 1)));
    expect(results.map(({ rows }) => rows[0]?.value)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    const { rows } = await db.secondPool().query('select value from account where id = 1');
    expect(rows[0].value).toBe(100);
  });

  it('sends those that come together in few transactions', async () => {
    await add(1, 1);
    const ids = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        queries.query<{ id: string }>({
          name: 'tx',
          text: 'update account set value = value where id = $1 returning pg_current_xact_id()::text as id',
          values: [(i % 50) + 1],
        }),
      ),
    );
    expect(new Set(ids.map(({ rows }) => rows[0]?.id)).size).toBeLessThanOrEqual(3);
  });

  it('lets nobody suffer from the error of another, and does nothing twice', async () => {
    const work = Array.from({ length: 40 }, (_, i) => add(i + 1, i === 13 ? -5 : 1));
    const settled = await Promise.allSettled(work);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(settled[13]).toMatchObject({ status: 'rejected', reason: { code: '23514' } });
    const { rows } = await db.pool.query('select sum(value)::int as sum from account');
    expect(rows[0].sum).toBe(39);
    expect((await add(14, 2)).rows).toEqual([{ value: 2 }]);
  });

  it('rejects what was under way when the connection is lost, and works again after it', async () => {
    await add(1, 1);
    const slow = queries.query({ name: 'slow', text: 'select pg_sleep(30)', values: [] });
    const lost = expect(slow).rejects.toThrow();
    await expect
      .poll(async () => (await terminate(db.pool, 'select pg_sleep(30)')).rowCount, { timeout: 50_000 })
      .toBeGreaterThan(0);
    await lost;
    expect((await add(1, 1)).rows).toEqual([{ value: 2 }]);
  });

  it('sends statements without a name to the pool, and everything after it was closed', async () => {
    expect((await queries.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await queries.close();
    expect((await add(3, 4)).rows).toEqual([{ value: 4 }]);
  });
});

function terminate(pool: pg.Pool, text: string): Promise<pg.QueryResult> {
  return pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where query = $1 and pid <> pg_backend_pid()',
    [text],
  );
}
