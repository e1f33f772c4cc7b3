import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { getOrThrow } from '../basics/assert.ts';
import type { Clock } from '../basics/clock.ts';
import { systemClock } from '../basics/clock.ts';
import type { Election } from '../election/lookup.ts';
import { encodeFact } from '../ledger/encoding.ts';
import type { Database } from './database.ts';
import { StoreError } from './errors.ts';
import { ADVISORY_OPEN_ELECTION, ADVISORY_SPACE } from './locks.ts';

/**
 * Ties the database to one election package. The first time: every expected return becomes a row, and the ledger gets its
 * first fact. Later: the package must be the same to the byte, else `other-package` is thrown. Safe in several processes.
 */
export async function openElection(
  db: Pick<Database, 'pool'>,
  election: Election,
  clock: Clock = systemClock,
): Promise<'opened' | 'known'> {
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1, $2)', [ADVISORY_SPACE, ADVISORY_OPEN_ELECTION]);
    const { rows } = await client.query<{ election_id: string; package_hash: string }>(
      'select election_id, package_hash from election',
    );
    const known = rows[0];
    if (known === undefined) await insertElection(client, election, clock);
    else if (known.package_hash !== election.pkg.hash) throw otherPackage(known, election);
    await client.query('commit');
    return known === undefined ? 'opened' : 'known';
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function insertElection(client: PoolClient, election: Election, clock: Clock): Promise<void> {
  const { hash, manifest } = election.pkg;
  await client.query('insert into election (election_id, package_hash) values ($1, $2)', [manifest.id, hash]);
  const copy = client.query(
    copyFrom('copy return (return_id, unit_id, ballot, centre_id, constituency) from stdin'),
  );
  await pipeline(Readable.from(returnLines(election)), copy);
  const fact = encodeFact({
    kind: 'package-opened',
    at: new Date(clock()).toISOString(),
    election: manifest.id,
    package: hash,
  });
  await client.query("insert into fact_inbox (kind, body) values ('package-opened', $1)", [fact]);
}

const LINES_A_CHUNK = 2000;

/** Rows in COPY's text format, many lines a chunk. */
function* returnLines(election: Election): Generator<string> {
  let chunk = '';
  for (const { index, unit, contest } of election.returns) {
    const constituency = getOrThrow(election.areaIndex, unit.constituencyId);
    chunk += `${index}\t${copyText(unit.id)}\t${copyText(contest.ballot)}\t${copyText(unit.centreId)}\t${constituency}\n`;
    if (index % LINES_A_CHUNK !== LINES_A_CHUNK - 1) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

const SPECIAL: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One value in COPY's text format. */
export function copyText(value: string): string {
  return value.replace(/[\\\t\n\r]/g, (c) => SPECIAL[c] ?? c);
}

function otherPackage(
  known: { readonly election_id: string; readonly package_hash: string },
  election: Election,
): StoreError {
  const now = `${election.pkg.manifest.id} ${election.pkg.hash.slice(0, 16)}`;
  const before = `${known.election_id} ${known.package_hash.slice(0, 16)}`;
  return new StoreError('other-package', {
    th: `ฐานข้อมูลนี้เปิดด้วยชุดข้อมูลการเลือกตั้งอื่น (${before}) ไม่ใช่ (${now}) โปรดใช้ชุดข้อมูลเดิมหรือโฟลเดอร์ข้อมูลใหม่`,
    en: `This database belongs to another election package (${before}), not to (${now}). Use that package or a new data folder.`,
  });
}
