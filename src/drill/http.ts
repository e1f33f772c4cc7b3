import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';

export interface Reply {
  readonly status: number;
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Ask {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The server could not be reached for so long that the drill gives up; running it again continues. */
export class ServerGone extends Error {}

/** A fault of the server may be gone the next time; one that stays must be seen. */
const MOST_FAULTS = 4;
/** Statuses that say "not now"; 507: the server's disk is full. */
const LATER = new Set([429, 502, 503, 504, 507]);
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 2_000;

/**
 * One address, kept-alive connections. A lost connection, 429 and 503 are tried again with growing pauses: every call of the
 * drill is idempotent, so a server that was killed and started again is nothing more than a slow answer.
 */
export class Http {
  readonly #pool: Pool;
  readonly #patienceMs: number;
  /** Calls that were tried again, for the report. */
  retries = 0;
  calls = 0;

  constructor(url: string, connections: number, patienceMs = 300_000) {
    this.#pool = new Pool(new URL(url).origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      headersTimeout: 60_000,
      bodyTimeout: 60_000,
      connect: { timeout: 10_000 },
    });
    this.#patienceMs = patienceMs;
  }

  async send(ask: Ask): Promise<Reply> {
    let wait = FIRST_WAIT_MS;
    let waited = 0;
    let faults = 0;
    for (;;) {
      const reply = await this.#once(ask);
      if (!(reply instanceof Error)) {
        if (reply.status === 500 && faults < MOST_FAULTS) faults += 1;
        else if (!LATER.has(reply.status)) return reply;
      }
      if (waited >= this.#patienceMs) {
        if (!(reply instanceof Error)) return reply;
        throw new ServerGone(`${ask.method} ${ask.path}: ${reply.message}`);
      }
      this.retries += 1;
      const asked = reply instanceof Error ? 0 : Number(reply.headers['retry-after'] ?? 0) * 1000;
      const pause = Math.min(30_000, Math.max(asked || 0, wait * (0.5 + Math.random())));
      await sleep(pause);
      waited += pause;
      wait = Math.min(LONGEST_WAIT_MS, wait * 2);
    }
  }

  async #once(ask: Ask): Promise<Reply | Error> {
    this.calls += 1;
    try {
      const answer = await this.#pool.request({
        method: ask.method,
        path: ask.path,
        headers: { ...ask.headers },
        body: ask.body ?? null,
      });
      const body = new Uint8Array(await answer.body.arrayBuffer());
      return { status: answer.statusCode, body, headers: answer.headers };
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

export function jsonOf(reply: Reply): unknown {
  if (reply.body.length === 0) return null;
  return JSON.parse(Buffer.from(reply.body).toString('utf8'));
}
