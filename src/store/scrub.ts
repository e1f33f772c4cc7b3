import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import { sha256Hex } from '../basics/sha256.ts';
import type { PhotoStore } from './photos.ts';

export interface ScrubOptions {
  readonly pool: Pool;
  readonly photos: Pick<PhotoStore, 'read' | 'readOriginal'>;
  readonly log: (line: string) => void;
  /** Milliseconds between two files: slow on purpose. Without it, 250. */
  readonly pauseMs?: number;
  /** Milliseconds between two passes, and before the first. Without it, ten minutes. */
  readonly restMs?: number;
}

export interface Scrub {
  stop(): Promise<void>;
}

/** How far the re-check has come, and what it found. */
export interface ScrubState {
  /** Whole passes so far. */
  readonly passes: number;
  /** Files looked at, over all passes. */
  readonly checked: number;
  readonly beganAt: Date | null;
  /** When the last whole pass ended; null: none has. */
  readonly endedAt: Date | null;
  readonly faults: readonly {
    readonly sha256: string;
    readonly fault: 'missing' | 'damaged';
    readonly foundAt: Date;
  }[];
}

const PAUSE_MS = 250;
const REST_MS = 600_000;
const BATCH = 500;

/** Every file that the database counts on, by hash, with whether it is a public copy. */
const FILES = `
  select original as h, false as public from arrival where original > $1
  union all select photo, true from arrival where photo > $1
  union all select original, false from photo where original > $1
  union all select photo, true from photo where photo > $1
  union all select masked, true from photo where masked > $1
  union all select sha256, false from case_evidence where kind = 'photo' and sha256 > $1
  union all select photo, true from case_evidence where photo > $1`;

/**
 * Reads every kept file again, slowly, and compares it with its name. One process at a time; where one stopped, the next goes on.
 * What is missing or damaged is listed until a later look finds it whole. Nothing is mended: that is for people and backups.
 */
export function startScrub(options: ScrubOptions): Scrub {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pause = options.pauseMs ?? PAUSE_MS;
  const run = async () => {
    while (!signal.aborted) {
      const more = await scrubBatch(options, signal, pause).catch((error: unknown) => {
        if (!signal.aborted) options.log(`stored files could not be checked: ${String(error)}`);
        return false;
      });
      if (!more) await rest(options.restMs ?? REST_MS, signal);
    }
  };
  const running = rest(options.restMs ?? REST_MS, signal).then(run);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Checks the next files; false at the end of a pass, or when another process is at it. */
export async function scrubBatch(
  { pool, photos, log }: ScrubOptions,
  signal: AbortSignal,
  pauseMs: number,
): Promise<boolean> {
  const client = await pool.connect();
  try {
    const free = await client.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtext('khanaen scrub')) as got",
    );
    if (free.rows[0]?.got !== true) return false;
    try {
      await client.query('insert into scrub_pass default values on conflict do nothing');
      const at = await client.query<{ position: string }>('select position from scrub_pass');
      const position = at.rows[0]?.position ?? '';
      const files = await client.query<{ h: string; public: boolean }>(
        `select h, bool_or(public) as public from (${FILES}) f group by h order by h limit ${BATCH}`,
        [position],
      );
      for (const { h, public: isPublic } of files.rows) {
        if (signal.aborted) return false;
        const bytes = (isPublic ? await photos.read(h) : null) ?? (await photos.readOriginal(h));
        const fault = bytes === null ? 'missing' : sha256Hex(bytes) === h ? null : 'damaged';
        if (fault !== null) log(`the file ${h} is ${fault}`);
        await client.query(
          fault === null
            ? 'update scrub_fault set healed_at = now() where sha256 = $1 and healed_at is null'
            : `insert into scrub_fault (sha256, fault) values ($1, $2)
               on conflict (sha256) do update set fault = excluded.fault, healed_at = null`,
          fault === null ? [h] : [h, fault],
        );
        await client.query('update scrub_pass set position = $1, checked = checked + 1', [h]);
        await rest(pauseMs, signal);
      }
      if (files.rows.length === BATCH) return true;
      await client.query(
        "update scrub_pass set position = '', passes = passes + 1, ended_at = now(), began_at = case when $1 = '' then began_at else now() end",
        [position],
      );
      return false;
    } finally {
      await client.query("select pg_advisory_unlock(hashtext('khanaen scrub'))");
    }
  } finally {
    client.release();
  }
}

export async function scrubState(pool: Pool): Promise<ScrubState> {
  const [pass, faults] = await Promise.all([
    pool.query<{ passes: number; checked: number; began_at: Date; ended_at: Date | null }>(
      'select passes, checked, began_at, ended_at from scrub_pass',
    ),
    pool.query<{ sha256: string; fault: 'missing' | 'damaged'; found_at: Date }>(
      'select sha256, fault, found_at from scrub_fault where healed_at is null order by found_at limit 100',
    ),
  ]);
  const row = pass.rows[0];
  return {
    passes: row?.passes ?? 0,
    checked: row?.checked ?? 0,
    beganAt: row?.began_at ?? null,
    endedAt: row?.ended_at ?? null,
    faults: faults.rows.map(({ sha256, fault, found_at }) => ({ sha256, fault, foundAt: found_at })),
  };
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (ms > 0) await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
