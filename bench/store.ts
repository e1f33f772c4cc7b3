import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import type { Election } from '../src/election/lookup.ts';
import { indexElection } from '../src/election/lookup.ts';
import { tinyPackage } from '../src/election/testing/tiny.ts';
import { encodeFact } from '../src/ledger/encoding.ts';
import type { Database } from '../src/store/database.ts';
import { openDatabase } from '../src/store/database.ts';
import { openElection } from '../src/store/election.ts';
import { inboxSize, ledgerSize, readLedger } from '../src/store/ledger-read.ts';
import { DiskPhotoStore } from '../src/store/photo-disk.ts';
import { Sealer } from '../src/store/sealer.ts';
import { sqlTotals } from '../src/store/sql-totals.ts';
import { report, rounded } from './report.ts';

/**
 * Measures the store at the size of the whole country, one line per figure:
 *
 *   npx tsx bench/store.ts [--write]                              the embedded database
 *   DATABASE_URL=postgres://… npx tsx bench/store.ts [--write]    and an EMPTY database of a server beside it
 */
const { DATABASE_URL } = process.env;
/** What is measured of the database that is measured now, in the order of the report; several values are several runs. */
let figures = new Map<string, number[]>();

function tell(what: string, value: number, unit: string): void {
  console.error(`${what.padEnd(58)} ${value.toFixed(value < 10 ? 2 : 0).padStart(10)} ${unit}`);
  const key = `${what}, ${unit}`;
  figures.set(key, [...(figures.get(key) ?? []), value]);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work();
  tell(what, performance.now() - begun, 'ms');
  return result;
}

/** The median of the runs of a figure. */
function figureOf(measured: ReadonlyMap<string, readonly number[]>, key: string): string {
  const values = (measured.get(key) ?? []).toSorted((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  return middle === undefined ? '' : rounded(middle);
}

/** The write of the night: an entry, the record, the return's stage and the fact, in one statement and one commit. */
const ACCEPT = `
with e as (
  insert into entry (return_id, round, kind, person_id, figures, request_hash)
  values ($1, 1, 'second', $2, $3, '\\x00') returning entry_id
), r as (
  insert into record (return_id, version, live, figures, entered_by, accepted_by)
  values ($1, 1, true, $3, array[$2::int], $2)
), f as (
  insert into fact_inbox (kind, body) values ('record-accepted', $4)
)
update return set stage = 'accepted', rev = rev + 1, version = 1, second_entry = (select entry_id from e)
 where return_id = $1`;

function figuresOf(election: Election, index: number): number[] {
  const lines = election.returns[index]?.lines.length ?? 0;
  return Array.from({ length: 11 + lines }, (_, i) => (index * 31 + i * 17) % 900);
}

function bodyOf(election: Election, index: number): string {
  const spec = election.returns[index];
  const hash = index.toString(16).padStart(64, '0');
  return encodeFact({
    kind: 'record-accepted',
    at: '2026-02-08T11:45:00.123Z',
    unit: spec?.unit.id ?? '',
    ballot: spec?.contest.ballot ?? '',
    version: 1,
    figures: figuresOf(election, index),
    photos: [hash, hash],
    enteredBy: ['p000000000001', 'p000000000002'],
    acceptedBy: 'p000000000002',
    findings: [{ code: 'C3', answer: 'ตามที่กรรมการเขียนไว้' }],
    asWritten: null,
    remarks: '',
  });
}

async function accept(
  pool: Pool,
  election: Election,
  from: number,
  to: number,
  width: number,
): Promise<void> {
  let next = from;
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let i = next++; i < to; i = next++) {
        const figures = `{${figuresOf(election, i).join(',')}}`;
        await pool.query({ name: 'accept', text: ACCEPT, values: [i, 1, figures, bodyOf(election, i)] });
      }
    }),
  );
}

async function measure(db: Database): Promise<void> {
  const election = indexElection(
    tinyPackage({ constituencies: 400, stationsEach: 248, candidatesEach: 12, parties: 67 }),
  );
  tell('expected returns', election.returns.length, 'rows');
  await timed('openElection, first time (COPY)', () => openElection(db, election));
  await timed('openElection, again', () => openElection(db, election));
  await db.pool.query(
    "insert into person (public_id, username, display_name, role, password_hash) values ('p000000000001', 'a', 'a', 'clerk', '')",
  );
  let from = 0;
  for (const [width, count] of [
    [1, 2000],
    [8, 8000],
    [24, 20000],
  ] as const) {
    const begun = performance.now();
    await accept(db.pool, election, from, from + count, width);
    tell(`accept (4 rows, one commit), ${width} at once`, (count / (performance.now() - begun)) * 1000, '/s');
    from += count;
  }
  const sealer = new Sealer(db);
  await timed(`seal a backlog of ${await inboxSize(db)} facts`, async () => {
    sealer.start();
    while ((await inboxSize(db)) > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });
  const begun = performance.now();
  const rest = election.returns.length;
  await accept(db.pool, election, from, rest, 24);
  tell(
    'accept with the sealer running, 24 at once',
    ((rest - from) / (performance.now() - begun)) * 1000,
    '/s',
  );
  await timed('until the last of them is sealed', async () => {
    while ((await inboxSize(db)) > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
  await sealer.stop();
  await db.pool.query('analyze');
  const { rows } = await db.pool.query<{ size: number }>(
    'select pg_database_size(current_database()) as size',
  );
  tell('size of the database', (rows[0]?.size ?? 0) / 1e6, 'MB');
  tell('facts in the ledger', await ledgerSize(db), 'rows');
  for (let i = 0; i < 3; i++) {
    await timed('readLedger: read and parse all', async () => {
      let figures = 0;
      for await (const batch of readLedger(db)) {
        for (const { fact } of batch) if (fact.kind === 'record-accepted') figures += fact.figures.length;
      }
      return figures;
    });
  }
  for (let i = 0; i < 3; i++) await timed('sqlTotals, all live records', () => sqlTotals(db, election));
  const returns = Int32Array.from(election.returns, (spec) => spec.index).filter((i) => i % 20 !== 0);
  const versions = new Int32Array(returns.length).fill(1);
  for (let i = 0; i < 3; i++) {
    await timed('sqlTotals, 95 % named by version', () => sqlTotals(db, election, { returns, versions }));
  }
}

async function measurePhotos(dataDir: string): Promise<void> {
  const photos = new DiskPhotoStore(dataDir);
  for (const width of [1, 8, 24]) {
    const count = width === 1 ? 200 : 1000;
    let next = 0;
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: width }, async () => {
        while (next++ < count) {
          const bytes = Buffer.alloc(150_000, `${width} ${next} `);
          const result = await photos.put(Buffer.concat([bytes, Buffer.from('exif')]), bytes);
          if (!result.ok) throw new Error(result.error.detail);
        }
      }),
    );
    tell(
      `photos kept (2 files of 150 kB), ${width} at once`,
      (count / (performance.now() - begun)) * 1000,
      '/s',
    );
  }
}

async function measureDatabase(
  databaseUrl: string | undefined,
): Promise<ReadonlyMap<string, readonly number[]>> {
  figures = new Map();
  const dataDir = mkdtempSync(join(tmpdir(), 'khanaen-bench-'));
  const open = () => openDatabase({ databaseUrl, dataDir });
  try {
    const db = await timed('openDatabase, first time', open);
    try {
      await measure(db);
      // Photos lie on the disk, whatever the database is.
      if (databaseUrl === undefined) await measurePhotos(dataDir);
    } finally {
      await db.close();
    }
    await timed('openDatabase, again', async () => (await open()).close());
    return figures;
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

const embedded = await measureDatabase(undefined);
const server = DATABASE_URL === undefined ? null : await measureDatabase(DATABASE_URL);
report(
  'store',
  'Store',
  [...embedded.keys()].map((what) => ({
    what,
    'embedded PostgreSQL': figureOf(embedded, what),
    ...(server === null ? {} : { 'server PostgreSQL': figureOf(server, what) }),
  })),
  {
    method:
      'Invented returns of the size of the whole country; medians where something ran three times. Every accept is a commit that waits for the disk.',
  },
);
