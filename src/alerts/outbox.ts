import type { Pool } from 'pg';
import type { TakenMessage } from './rows.ts';
import {
  deleteRefused,
  forgetUnknown,
  messageDone,
  messageLater,
  subscriptionGone,
  takeMessages,
} from './rows.ts';
import type { SendOutcome } from './send.ts';
import { TTL_SECONDS } from './send.ts';

export interface OutboxDeps {
  readonly db: Pool;
  readonly leads: () => boolean;
  readonly send: (message: TakenMessage) => Promise<SendOutcome>;
  readonly counted: (outcome: SendOutcome['kind'] | 'expired') => void;
  readonly log: (line: string) => void;
  /** 0 to 1; for the spread of repetitions. */
  readonly random?: () => number;
}

/**
 * Sent at the same time, and begun in one round; five rounds a second. Sealing a message costs half a millisecond of the one process
 * that serves the country: a tenth of its time at most goes into alerts.
 */
const ABREAST = 40;
const ROUND_MS = 200;
const IDLE_MS = 2_000;
/** Longer than the deadline of a sending: whoever is found leaving after it was left by a process that died. */
const LEASE_SECONDS = 60;
const CLEAN_MS = 30_000;
/** A browser gets at most one message in this time; the newest. */
const PAUSE_SECONDS = 60;
const MOST_ATTEMPTS = 8;
/** Refused so often one after another, a subscription is of no use. */
const MOST_REFUSALS = 5;

/**
 * Sends the messages that wait, a bounded number abreast, each marked before it leaves. What a push service asks to wait for is tried
 * again later; what nobody knows the end of is not, so that nothing is ever sent twice.
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  readonly #flying = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  #round: Promise<void> | null = null;
  #stopped = false;
  #cleanedAt = Number.NEGATIVE_INFINITY;
  #failure = '';

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#later(IDLE_MS);
  }

  /** Messages were put in. */
  nudge(): void {
    if (this.#round === null) this.#later(0);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#round;
    await Promise.all(this.#flying);
  }

  #later(ms: number): void {
    if (this.#stopped) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#round = this.#one().then((busy) => {
        this.#round = null;
        this.#later(busy ? ROUND_MS : IDLE_MS);
      });
    }, ms);
  }

  /** One round; true when there may be more to do at once. */
  async #one(): Promise<boolean> {
    const { db, leads, log } = this.#deps;
    if (!leads()) return false;
    try {
      await this.#clean();
      const free = ABREAST - this.#flying.size;
      const taken = free > 0 ? await takeMessages(db, free, LEASE_SECONDS) : [];
      for (const message of taken) {
        const flight = this.#fly(message).catch((error: unknown) => log(`alerts: ${String(error)}`));
        this.#flying.add(flight);
        flight.finally(() => this.#flying.delete(flight));
      }
      this.#failure = '';
      return taken.length > 0 || free <= 0;
    } catch (error) {
      const text = String(error);
      if (text !== this.#failure) log(`alerts wait: ${text}`);
      this.#failure = text;
      return false;
    }
  }

  async #clean(): Promise<void> {
    if (performance.now() - this.#cleanedAt < CLEAN_MS) return;
    this.#cleanedAt = performance.now();
    const unknown = await forgetUnknown(this.#deps.db);
    for (let i = 0; i < unknown; i++) this.#deps.counted('unknown');
    await deleteRefused(this.#deps.db, MOST_REFUSALS);
  }

  async #fly(message: TakenMessage): Promise<void> {
    const { db, send, counted } = this.#deps;
    if (message.age > TTL_SECONDS || message.attempts > MOST_ATTEMPTS) {
      counted('expired');
      return messageDone(db, message, 0, false);
    }
    const outcome = await send(message);
    counted(outcome.kind);
    switch (outcome.kind) {
      case 'gone':
        return subscriptionGone(db, message.subscriptionId);
      case 'away':
        return messageLater(db, message, this.#pauseOf(message, outcome.retryAfter));
      case 'sent':
      case 'unknown':
        return messageDone(db, message, PAUSE_SECONDS, false);
      case 'refused':
        return messageDone(db, message, PAUSE_SECONDS, true);
    }
  }

  /** 2, 4, 8 … seconds, at most five minutes, spread by a fifth; or as long as the push service asks, at most an hour. */
  #pauseOf({ attempts }: TakenMessage, askedFor: number | null): number {
    const random = this.#deps.random ?? Math.random;
    const usual = Math.min(300, 2 ** Math.min(attempts, 20)) * (0.8 + 0.4 * random());
    return Math.max(usual, Math.min(askedFor ?? 0, 3600));
  }
}
