import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionConfig } from './connect.ts';
import type { Database } from './database.ts';
import type { StoreLog } from './errors.ts';
import { errorMessage, silentLog } from './errors.ts';
import { ADVISORY_SEALER, ADVISORY_SPACE } from './locks.ts';
import type { TroubleWords } from './trouble.ts';
import { Trouble } from './trouble.ts';

export interface SealerOptions {
  readonly log?: StoreLog;
  /** Called after each sealed batch, in the process that leads. */
  readonly onSealed?: (count: number) => void;
  /** Most facts in one transaction. */
  readonly batch?: number;
  /** How often the inbox is looked at without a nudge, milliseconds. */
  readonly pollMs?: number;
}

const BATCH = 2000;
const POLL_MS = 50;
/** Least time between two batches: facts gather meanwhile, and the disk is left to the clerks' own commits. */
const GATHER_MS = 10;
const RETRY_MS = 500;

/**
 * Moves a batch from the inbox to the ledger in one statement, so in one transaction. Facts go in the order of their ids as
 * far as they are visible; one that commits later simply comes later. The leaf hash is RFC 6962's: SHA-256(0x00 || body).
 */
const SEAL = `
with batch as (
  delete from fact_inbox
   where fact_id in (select fact_id from fact_inbox order by fact_id limit $1)
  returning fact_id, kind, body
)
insert into ledger (seq, kind, body, leaf)
select coalesce((select max(seq) + 1 from ledger), 0) + row_number() over (order by fact_id) - 1,
       kind, body, sha256('\\x00'::bytea || convert_to(body, 'UTF8'))
  from batch`;

const TROUBLE: TroubleWords = {
  met: (reason) => ({
    th: `ตัวปิดผนึกบัญชีบันทึกขาดการเชื่อมต่อ จะลองใหม่: ${reason}`,
    en: `The ledger's sealer lost the database, it will try again: ${reason}`,
  }),
  over: { th: 'ตัวปิดผนึกบัญชีบันทึกเชื่อมต่อได้แล้ว', en: "The ledger's sealer has the database again" },
};

/**
 * Gives facts their gapless place in the ledger. Every process may run one: the holder of a session lock leads, the others
 * wait for it. Lock and writes share one connection, so a leader that lost its lock cannot write any more.
 */
export class Sealer {
  readonly #url: string;
  readonly #trouble: Trouble;
  readonly #onSealed: (count: number) => void;
  readonly #batch: number;
  readonly #pollMs: number;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #nudged = false;
  #leads = false;
  #sealed = 0;

  constructor(db: Pick<Database, 'url'>, options: SealerOptions = {}) {
    this.#url = db.url;
    this.#trouble = new Trouble(options.log ?? silentLog, TROUBLE);
    this.#onSealed = options.onSealed ?? (() => undefined);
    this.#batch = options.batch ?? BATCH;
    this.#pollMs = options.pollMs ?? POLL_MS;
  }

  /** True while this process gives the numbers. */
  get leads(): boolean {
    return this.#leads;
  }

  /** Facts sealed by this object. */
  get sealed(): number {
    return this.#sealed;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** A fact was just committed: look at once instead of at the next poll. Costs nothing. */
  nudge(): void {
    this.#nudged = true;
    this.#wake?.();
  }

  /** Ends after the batch at hand and gives the leadership away. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const client = new pg.Client(connectionConfig(this.#url));
      client.on('error', () => undefined); // the running query fails too, and that is handled below
      try {
        await client.connect();
        this.#trouble.over();
        await this.#lead(client);
      } catch (error) {
        this.#trouble.met(errorMessage(error));
        await this.#pause(RETRY_MS);
      } finally {
        this.#leads = false;
        await client.end().catch(() => undefined);
      }
    }
  }

  async #lead(client: pg.Client): Promise<void> {
    while (!this.#stop.signal.aborted) {
      if (!this.#leads) {
        const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, $2) as got', [
          ADVISORY_SPACE,
          ADVISORY_SEALER,
        ]);
        this.#leads = rows[0]?.got === true;
        if (!this.#leads) {
          await this.#pause(RETRY_MS);
          continue;
        }
      }
      this.#nudged = false;
      const { rowCount } = await client.query({ name: 'seal', text: SEAL, values: [this.#batch] });
      const count = rowCount ?? 0;
      this.#sealed += count;
      if (count > 0) this.#onSealed(count);
      if (count < this.#batch) await this.#pause(GATHER_MS);
      if (count === 0 && !this.#nudged) await this.#waitForNudge();
    }
  }

  async #waitForNudge(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = null;
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
