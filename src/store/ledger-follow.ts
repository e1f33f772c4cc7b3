import type { FactKind, SealedFact } from '../ledger/facts.ts';
import type { Database } from './database.ts';
import type { StoreLog } from './errors.ts';
import { errorMessage, silentLog } from './errors.ts';
import { toFact } from './ledger-read.ts';
import type { TroubleWords } from './trouble.ts';
import { Trouble } from './trouble.ts';

/** What came since the last batch: facts in order with their leaf hashes, and the ledger's size after them. */
export interface LedgerBatch {
  readonly facts: readonly SealedFact[];
  /** Leaf hashes of `facts`, 32 bytes each, in the same order. */
  readonly leaves: readonly Uint8Array[];
  readonly size: number;
}

export interface FollowOptions {
  readonly signal: AbortSignal;
  /** How often to look without a nudge, milliseconds. */
  readonly pollMs?: number;
  /** Most facts in one batch. */
  readonly batch?: number;
  readonly log?: StoreLog;
}

export interface LedgerFollower {
  /** Something was sealed: look at once. */
  nudge(): void;
  /** Resolves after the signal; rejects when `onBatch` threw. */
  readonly done: Promise<void>;
}

const POLL_MS = 100;
const BATCH = 5000;
const RETRY_MS = 1000;

const NEXT = `select seq, kind, body, leaf from ledger where seq >= $1 order by seq limit $2`;

const TROUBLE: TroubleWords = {
  met: (reason) => ({
    th: `อ่านบัญชีบันทึกไม่ได้ จะลองใหม่: ${reason}`,
    en: `The ledger cannot be read, trying again: ${reason}`,
  }),
  over: { th: 'อ่านบัญชีบันทึกได้แล้ว', en: 'The ledger can be read again' },
};

interface Row {
  readonly seq: number;
  readonly kind: FactKind;
  readonly body: string;
  readonly leaf: Buffer;
}

/**
 * Follows the ledger from a place on, batch after batch, until the signal. One sealer commits batch after batch, so what is
 * visible never has a gap. A database that is away is waited for.
 */
export function followLedger(
  db: Pick<Database, 'pool'>,
  from: number,
  onBatch: (batch: LedgerBatch) => void | Promise<void>,
  options: FollowOptions,
): LedgerFollower {
  const waker = new Waker();
  options.signal.addEventListener('abort', () => waker.wake(), { once: true });
  return { nudge: () => waker.wake(), done: follow(db, from, onBatch, options, waker) };
}

async function follow(
  db: Pick<Database, 'pool'>,
  from: number,
  onBatch: (batch: LedgerBatch) => void | Promise<void>,
  options: FollowOptions,
  waker: Waker,
): Promise<void> {
  const limit = options.batch ?? BATCH;
  const trouble = new Trouble(options.log ?? silentLog, TROUBLE);
  let next = from;
  while (!options.signal.aborted) {
    let rows: readonly Row[];
    try {
      ({ rows } = await db.pool.query<Row>({ name: 'follow-ledger', text: NEXT, values: [next, limit] }));
    } catch (error) {
      if (options.signal.aborted) return;
      trouble.met(errorMessage(error));
      await waker.sleep(RETRY_MS);
      continue;
    }
    trouble.over();
    if (rows.length > 0) {
      next += rows.length;
      await onBatch({
        facts: rows.map((row) => toFact(row.seq, row.body)),
        leaves: rows.map((row) => row.leaf),
        size: next,
      });
    }
    if (rows.length < limit) await waker.sleep(options.pollMs ?? POLL_MS);
  }
}

/** A sleep that a call from outside ends; a call that comes before the sleep ends it too. */
class Waker {
  #called = false;
  #end: (() => void) | null = null;

  wake(): void {
    this.#called = true;
    this.#end?.();
  }

  async sleep(ms: number): Promise<void> {
    if (!this.#called) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.#end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#end = null;
    this.#called = false;
  }
}
