import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { makePool } from './connect.ts';
import { StoreError, silentLog } from './errors.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import { testDatabase, testServers, withDatabase } from './testing/database.ts';

describe.each(testServers())('migrations on %s', (server) => {
  it('are applied once when three processes start at once on an empty database', async () => {
    const near = await testDatabase(server);
    const name = `khanaen_test_${randomBytes(6).toString('hex')}`;
    await near.pool.query(`create database ${name} template template0`);
    const pools = [1, 2, 3].map(() => makePool(withDatabase(near.url, name), silentLog));
    try {
      const counts = await Promise.all(pools.map((pool) => migrate(pool)));
      expect(counts.toSorted()).toEqual([0, 0, MIGRATIONS.length]);
    } finally {
      await Promise.all(pools.map((pool) => pool.end()));
      await near.pool.query(`drop database ${name} with (force)`);
    }
  });

  it('refuse a schema that a newer program made', async () => {
    const { pool } = await testDatabase(server);
    await pool.query("insert into migration (name, sha256) values ('9999-future', 'x')");
    await expect(migrate(pool)).rejects.toMatchObject({ code: 'newer-schema' });
  });

  it('refuse a schema made by a changed migration', async () => {
    const { pool } = await testDatabase(server);
    await pool.query("update migration set sha256 = 'x'");
    await expect(migrate(pool)).rejects.toMatchObject({ code: 'migration-changed' });
    await expect(migrate(pool)).rejects.toBeInstanceOf(StoreError);
  });

  it('leave nothing behind when one fails', async () => {
    const { pool } = await testDatabase(server);
    const bad = [...MIGRATIONS, { name: '0002-bad', sql: 'create table half (a int); select nonsense();' }];
    await expect(migrate(pool, bad)).rejects.toBeInstanceOf(pg.DatabaseError);
    const { rows } = await pool.query("select to_regclass('half') as half");
    expect(rows).toEqual([{ half: null }]);
    expect(await migrate(pool)).toBe(0);
  });
});
