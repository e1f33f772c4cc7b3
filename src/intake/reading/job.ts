import { at } from '../../basics/assert.ts';
import type { ReadingDeps } from './deps.ts';
import { readRecord } from './read-record.ts';
import { keepReading, unreadRecords } from './rows.ts';

export interface ReadingJobOptions {
  /** Whether this process is the one that reads; several would only read the same forms. */
  readonly leads?: () => boolean;
  /** How often to look for new records, milliseconds; without it, ten seconds. */
  readonly everyMs?: number;
}

/** Reads accepted forms in the background. */
export interface ReadingJob {
  /** Reads what is there now and resolves when nothing is left, or the reader has no room. Gives how many were looked at. */
  readAll(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

const AT_ONCE = 8;
const EVERY_MS = 10_000;

/**
 * The silent third opinion. It reads a return only after it was accepted, so there is nothing that could reach a blind typist; what
 * it finds is a note for the supervisor, and changes nothing.
 */
export function readingJob(deps: ReadingDeps, options: ReadingJobOptions = {}): ReadingJob {
  const { desk, model, log } = deps;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<number> | null = null;

  const readAll = async (): Promise<number> => {
    let count = 0;
    while (!stopped) {
      const records = await unreadRecords(desk.db, AT_ONCE);
      for (const record of records) {
        if (stopped) return count;
        const spec = at(desk.election.returns, record.returnId);
        const reading = await readRecord(deps, spec, record.figures, record.photoOf);
        if (reading === null) return count;
        await keepReading(desk.db, record, model.hash, reading);
        count++;
      }
      if (records.length < AT_ONCE) return count;
    }
    return count;
  };

  const once = (): Promise<number> => {
    running ??= readAll().finally(() => {
      running = null;
    });
    return running;
  };

  const tick = () => {
    if (options.leads?.() === false) return;
    once().catch((error: unknown) => log(`accepted forms could not be read: ${String(error)}`));
  };

  return {
    readAll: once,
    start() {
      timer ??= setInterval(tick, options.everyMs ?? EVERY_MS);
      timer.unref();
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      timer = null;
      await running?.catch(() => undefined);
    },
  };
}
