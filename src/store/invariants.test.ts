import { beforeAll, describe, expect, it } from 'vitest';
import { indexElection } from '../election/lookup.ts';
import { tinyPackage } from '../election/testing/tiny.ts';
import { openElection } from './election.ts';
import type { TestDatabase } from './testing/database.ts';
import { testDatabase, testServers } from './testing/database.ts';
import { addPerson, addRecord } from './testing/rows.ts';

const RESTRICT = { code: '23001' };
const UNIQUE = { code: '23505' };
const HASH = 'a'.repeat(64);

describe.each(testServers())('the database itself on %s', (server) => {
  let db: TestDatabase;
  let person: number;

  beforeAll(async () => {
    db = await testDatabase(server);
    await openElection(db, indexElection(tinyPackage()));
    person = await addPerson(db.pool);
    await addRecord(db.pool, 0, 1, person, [1, 2, 3]);
    await db.pool.query(
      `insert into entry (return_id, round, kind, person_id, figures, request_hash) values (0, 1, 'first', $1, '{1}', '\\x00')`,
      [person],
    );
    await db.pool.query(
      `insert into photo (return_id, original, photo, media_type, bytes, width, height, source, sent_by)
       values (0, '${HASH}', '${HASH}', 'image/jpeg', 1, 1, 1, 'upload', $1)`,
      [person],
    );
    await db.pool.query("insert into audit (action, subject) values ('test', 'x')");
    await db.pool.query(
      "insert into ledger (seq, kind, body, leaf) values (0, 'x', '{}', decode($1, 'hex'))",
      [HASH],
    );
    await db.pool.query(
      `insert into cut (number, at, ledger_size, root, frontier, manifest_sha256, checkpoint)
       values (1, now(), 1, decode($1, 'hex'), '\\x00', $1, 'x')`,
      [HASH],
    );
  });

  const changes = {
    ledger: "update ledger set body = '[]'",
    entry: "update entry set figures = '{2}'",
    photo: "update photo set source = 'other'",
    cut: "update cut set checkpoint = 'y'",
    audit: "update audit set action = 'y'",
    election: `update election set package_hash = '${HASH}'`,
    record: "update record set figures = '{2}'",
  };

  for (const [table, update] of Object.entries(changes)) {
    it(`refuses UPDATE, DELETE and TRUNCATE of ${table}`, async () => {
      await expect(db.pool.query(update)).rejects.toMatchObject(RESTRICT);
      await expect(db.pool.query(`delete from ${table}`)).rejects.toMatchObject(RESTRICT);
      await expect(db.pool.query(`truncate ${table} cascade`)).rejects.toMatchObject(RESTRICT);
    });
  }

  it('keeps one live record of a return, and never revives a retired one', async () => {
    const second = `insert into record (return_id, version, live, figures, entered_by, accepted_by)
      values (0, 2, true, '{1}', '{1}', ${person})`;
    await expect(db.pool.query(second)).rejects.toMatchObject(UNIQUE);
    await addRecord(db.pool, 0, 2, person, [4]);
    await expect(
      db.pool.query('update record set live = true where return_id = 0 and version = 1'),
    ).rejects.toMatchObject(RESTRICT);
    const { rows } = await db.pool.query('select version from record where return_id = 0 and live');
    expect(rows).toEqual([{ version: 2 }]);
  });

  it('refuses to lose or rename a return', async () => {
    await expect(db.pool.query('delete from return where return_id = 1')).rejects.toMatchObject(RESTRICT);
    await expect(db.pool.query("update return set unit_id = 'x' where return_id = 1")).rejects.toMatchObject(
      RESTRICT,
    );
  });

  it('refuses a gap in the ledger, within a statement and after the last row', async () => {
    const insert = (...seqs: number[]) =>
      db.pool.query(
        "insert into ledger (seq, kind, body, leaf) select n, 'x', '{}', decode($2, 'hex') from unnest($1::bigint[]) n",
        [seqs, HASH],
      );
    await expect(insert(2)).rejects.toMatchObject(RESTRICT);
    await expect(insert(1, 3)).rejects.toMatchObject(RESTRICT);
    await expect(insert(0, 1)).rejects.toMatchObject(UNIQUE);
    await expect(insert(-1)).rejects.toMatchObject({ code: '23514' });
    await insert(1, 2, 3);
  });

  it('refuses to build on ledger rows that have not been committed', async () => {
    const db2 = await testDatabase(server);
    const open = await db2.pool.connect();
    const row = "insert into ledger (seq, kind, body, leaf) values ($1, 'x', '{}', decode($2, 'hex'))";
    await open.query('begin');
    await open.query(row, [0, HASH]);
    await expect(db2.pool.query(row, [1, HASH])).rejects.toMatchObject(RESTRICT);
    await open.query('rollback');
    open.release();
  });

  it('does not care about a clock that goes back', async () => {
    await db.pool.query(
      "insert into audit (at, action, subject) values (now() - interval '1 year', 'test', 'x')",
    );
    await addRecord(db.pool, 2, 1, person, [1]);
    await db.pool.query(
      `insert into cut (number, at, ledger_size, root, frontier, manifest_sha256, checkpoint)
       values (2, now() - interval '1 hour', 1, decode($1, 'hex'), '\\x00', $1, 'x')`,
      [HASH],
    );
    const { rows } = await db.pool.query('select max(number) as number from cut');
    expect(rows).toEqual([{ number: 2 }]);
  });
});
