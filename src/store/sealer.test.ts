import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeFact } from '../ledger/encoding.ts';
import type { Fact } from '../ledger/facts.ts';
import { leafHash } from '../ledger/merkle.ts';
import { inboxSize, ledgerSize, readLeaves, readLedger } from './ledger-read.ts';
import { Sealer } from './sealer.ts';
import type { TestDatabase } from './testing/database.ts';
import { testDatabase, testServers } from './testing/database.ts';
import { until } from './testing/until.ts';

const fact = (n: number): Fact => ({
  kind: 'case-closed',
  at: '2026-02-08T11:45:00.000Z',
  case: `${n}`,
  order: 'คำสั่งที่ ๑\\๒',
  effect: `line\nbreak ${randomBytes(3).toString('hex')}`,
});

async function addFacts(db: TestDatabase, from: number, count: number): Promise<void> {
  const bodies = Array.from({ length: count }, (_, i) => encodeFact(fact(from + i)));
  await db.pool.query(
    "insert into fact_inbox (kind, body) select 'case-closed', b from unnest($1::text[]) with ordinality as u(b, o) order by o",
    [bodies],
  );
}

async function wholeLedger(db: TestDatabase): Promise<{ cases: number[]; seqs: number[] }> {
  const cases: number[] = [];
  const seqs: number[] = [];
  for await (const batch of readLedger(db)) {
    for (const sealed of batch) {
      seqs.push(sealed.seq);
      if (sealed.fact.kind === 'case-closed') cases.push(Number(sealed.fact.case));
    }
  }
  return { cases, seqs };
}

describe.each(testServers())('Sealer on %s', (server) => {
  it('gives gapless places in the order of acceptance, with RFC 6962 leaf hashes', async () => {
    const db = await testDatabase(server);
    await addFacts(db, 0, 1234);
    const sealer = new Sealer(db, { batch: 100 });
    sealer.start();
    await until(async () => (await inboxSize(db)) === 0);
    await sealer.stop();
    const { cases, seqs } = await wholeLedger(db);
    expect(seqs).toEqual(Array.from({ length: 1234 }, (_, i) => i));
    expect(cases).toEqual(seqs);
    const { rows } = await db.pool.query<{ body: string; leaf: Buffer }>(
      'select body, leaf from ledger order by seq',
    );
    for (const row of rows) expect(row.leaf.equals(leafHash(row.body))).toBe(true);
    const leaves: Uint8Array[] = [];
    for await (const batch of readLeaves(db, 1000, 1234)) leaves.push(...batch);
    expect(leaves.map((leaf) => Buffer.from(leaf))).toEqual(rows.slice(1000).map((row) => row.leaf));
  });

  it('makes no gap and no duplicate when several sealers and writers run at once', async () => {
    const db = await testDatabase(server);
    const sealers = [1, 2, 3].map(() => new Sealer(db, { batch: 50 }));
    for (const sealer of sealers) sealer.start();
    await Promise.all(
      Array.from({ length: 20 }, async (_, writer) => {
        for (let i = 0; i < 10; i++) {
          await addFacts(db, writer * 1000 + i * 10, 10);
          sealers[writer % 3]?.nudge();
        }
      }),
    );
    await until(async () => (await ledgerSize(db)) === 2000);
    expect(sealers.filter((sealer) => sealer.leads)).toHaveLength(1);
    await Promise.all(sealers.map((sealer) => sealer.stop()));
    const { cases, seqs } = await wholeLedger(db);
    expect(seqs).toEqual(Array.from({ length: 2000 }, (_, i) => i));
    expect(new Set(cases).size).toBe(2000);
  });

  it('hands over when the leader stops, and survives losing its connection', async () => {
    const db = await testDatabase(server);
    const first = new Sealer(db);
    const second = new Sealer(db);
    first.start();
    await until(() => first.leads);
    second.start();
    await addFacts(db, 0, 10);
    await until(async () => (await ledgerSize(db)) === 10);
    await first.stop();
    await until(() => second.leads);
    await db.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await addFacts(db, 10, 10);
    await until(async () => (await ledgerSize(db)) === 20);
    await second.stop();
    expect((await wholeLedger(db)).cases).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('takes what is visible: a fact that commits late gets a later place', async () => {
    const db = await testDatabase(server);
    const late = await db.pool.connect();
    await late.query('begin');
    await late.query("insert into fact_inbox (kind, body) values ('case-closed', $1)", [encodeFact(fact(0))]);
    await addFacts(db, 1, 3);
    const sealer = new Sealer(db);
    sealer.start();
    await until(async () => (await ledgerSize(db)) === 3);
    await late.query('commit');
    late.release();
    await until(async () => (await ledgerSize(db)) === 4);
    await sealer.stop();
    expect((await wholeLedger(db)).cases).toEqual([1, 2, 3, 0]);
  });
});
