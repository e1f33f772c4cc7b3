import type { Pool } from 'pg';
import { sha256Hex } from '../basics/sha256.ts';
import { StoreError } from './errors.ts';
import { ADVISORY_MIGRATE, ADVISORY_SPACE } from './locks.ts';
import { initial } from './migrations/0001-initial.ts';
import { people } from './migrations/0002-people.ts';
import { evening } from './migrations/0003-evening.ts';
import { cases } from './migrations/0004-cases.ts';
import { publication } from './migrations/0005-publication.ts';
import { offline } from './migrations/0006-offline.ts';
import { blind } from './migrations/0007-blind.ts';
import { inbox } from './migrations/0008-inbox.ts';
import { line } from './migrations/0009-line.ts';
import { phone } from './migrations/0010-phone.ts';
import { reading } from './migrations/0011-reading.ts';
import { duty } from './migrations/0012-duty.ts';
import { delivery } from './migrations/0013-delivery.ts';
import { tickets } from './migrations/0014-tickets.ts';
import { push } from './migrations/0015-push.ts';
import { ticketsLetGo } from './migrations/0016-tickets-let-go.ts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** All migrations, oldest first. Only ever appended to once a version is out. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  people,
  evening,
  cases,
  publication,
  offline,
  blind,
  inbox,
  line,
  phone,
  reading,
  duty,
  delivery,
  tickets,
  push,
  ticketsLetGo,
];

/**
 * Brings the schema up to date: forward only, all in one transaction, one process at a time (the others wait and then find
 * nothing to do). A schema that is newer than this program, or that was made by a changed migration, is refused.
 */
export async function migrate(pool: Pool, migrations: readonly Migration[] = MIGRATIONS): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    await client.query('select pg_advisory_xact_lock($1, $2)', [ADVISORY_SPACE, ADVISORY_MIGRATE]);
    await client.query(`create table if not exists migration (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration',
    );
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    for (const name of applied.keys()) if (!migrations.some((m) => m.name === name)) throw newer(name);
    let count = 0;
    for (const { name, sql } of migrations) {
      const sha256 = sha256Hex(sql);
      const before = applied.get(name);
      if (before !== undefined && before !== sha256) throw changed(name);
      if (before !== undefined) continue;
      await client.query(sql);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, sha256]);
      count++;
    }
    await client.query('commit');
    return count;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

function newer(name: string): StoreError {
  return new StoreError('newer-schema', {
    th: `ฐานข้อมูลนี้ถูกใช้กับโปรแกรมรุ่นใหม่กว่าแล้ว (${name}) โปรดใช้โปรแกรมรุ่นใหม่`,
    en: `This database was already used by a newer version of the program (${name}); use that version.`,
  });
}

function changed(name: string): StoreError {
  return new StoreError('migration-changed', {
    th: `โครงสร้างฐานข้อมูลถูกสร้างจาก ${name} คนละฉบับกับของโปรแกรมนี้`,
    en: `The schema of this database was made from another edition of ${name} than this program brings.`,
  });
}
