import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { StoreLog } from './errors.ts';
import { errorCode, errorMessage, StoreError } from './errors.ts';
import { storeTypes } from './types.ts';

const POOL_SIZE = 24;
const WAIT_LIMIT_MS = 10 * 60_000;
/** Wrong password or role, no such database, no right to connect: waiting does not help. */
const REFUSED = new Set(['28P01', '28000', '3D000', '42501']);

/** Settings of every connection of the store: the pool's, the sealer's, the readers'. */
export function connectionConfig(connectionString: string): pg.ClientConfig {
  return {
    connectionString,
    types: storeTypes,
    application_name: 'khanaen',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  };
}

/**
 * What every session that runs the desk's statements is told. These statements change many tables at once and look up everything
 * by key: planning them anew each time costs more than running them, and no value would change the plan.
 */
export const SESSION_SETTINGS = {
  statement_timeout: 60_000,
  idle_in_transaction_session_timeout: 60_000,
  options: '-c plan_cache_mode=force_generic_plan',
} as const;

/** A pool that outlives its server: a lost idle connection is told and replaced, never thrown. */
export function makePool(connectionString: string, log: StoreLog): pg.Pool {
  const pool = new pg.Pool({
    ...connectionConfig(connectionString),
    max: POOL_SIZE,
    idleTimeoutMillis: 60_000,
    ...SESSION_SETTINGS,
  });
  let told = 0;
  pool.on('error', (error) => {
    if (pool.ending) return; // our own farewell: a server that stops too may be the first to close
    if (performance.now() - told < 1000) return; // every idle connection tells the same
    told = performance.now();
    log({
      th: `การเชื่อมต่อฐานข้อมูลขาด จะต่อใหม่เอง: ${error.message}`,
      en: `Lost a connection to the database, it will be made again: ${error.message}`,
    });
  });
  return pool;
}

/** Asks until the database answers, telling why it waits; gives up after ten minutes or when it is refused. */
export async function waitForDatabase(pool: pg.Pool, log: StoreLog, limitMs = WAIT_LIMIT_MS): Promise<void> {
  const begun = performance.now();
  let pause = 100;
  let told = '';
  for (;;) {
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      const reason = errorMessage(error) || errorCode(error);
      if (REFUSED.has(errorCode(error))) throw refused(reason, error);
      if (performance.now() - begun > limitMs) throw unreachable(reason, error);
      if (reason !== told) log({ th: `รอฐานข้อมูล: ${reason}`, en: `Waiting for the database: ${reason}` });
      told = reason;
      await sleep(pause);
      pause = Math.min(5000, pause * 2);
    }
  }
}

function refused(reason: string, cause: unknown): StoreError {
  return new StoreError(
    'database-refused',
    {
      th: `เซิร์ฟเวอร์ฐานข้อมูลปฏิเสธการเชื่อมต่อ โปรดตรวจ DATABASE_URL: ${reason}`,
      en: `The database server refuses the connection; check DATABASE_URL: ${reason}`,
    },
    cause,
  );
}

function unreachable(reason: string, cause: unknown): StoreError {
  return new StoreError(
    'database-unreachable',
    { th: `ติดต่อฐานข้อมูลไม่ได้: ${reason}`, en: `The database cannot be reached: ${reason}` },
    cause,
  );
}
