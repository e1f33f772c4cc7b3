import type { Pool } from 'pg';
import type { Clock } from '../basics/clock.ts';
import type { PublicView } from '../publication/model.ts';
import { readEndpoint } from './endpoint.ts';
import { Outbox } from './outbox.ts';
import type { Alert, Subscription } from './rows.ts';
import { dropSubscription, keepSubscription, pushCounts } from './rows.ts';
import type { Sending, SendOutcome } from './send.ts';
import { PushClient } from './send.ts';
import { Teller } from './teller.ts';
import { isBrowserKey } from './vapid.ts';

export interface AlertsDeps {
  readonly db: Pool;
  readonly sending: Sending;
  /** True while this process leads: it alone sends. */
  readonly leads: () => boolean;
  /** What the public sees now; null before the first cut. */
  readonly view: () => PublicView | null;
  /** What readers of which places are told of facts from a place of the ledger on; of several for one reader the last stays. */
  readonly alertsOf: (view: PublicView, from: number) => readonly Alert[];
  readonly counted: (outcome: SendOutcome['kind'] | 'expired') => void;
  /** How often one network may change its subscriptions: 0, or the seconds to wait. */
  readonly limits: { take(address: string): number };
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** Browsers that are kept: far more than one process can tell in time. */
const MOST_SUBSCRIPTIONS = 1_000_000;

/**
 * Alerts by web push. Everything that is told comes from a published cut, so an embargo and a pause hold here too. What fails here
 * stops nothing else: nobody waits for it.
 */
export class Alerts {
  readonly limits: AlertsDeps['limits'];
  readonly #deps: AlertsDeps;
  readonly #client: PushClient;
  readonly #teller: Teller;
  readonly #outbox: Outbox;

  constructor(deps: AlertsDeps) {
    this.#deps = deps;
    this.limits = deps.limits;
    this.#client = new PushClient(deps.sending);
    this.#outbox = new Outbox({ ...deps, send: (message) => this.#client.send(message) });
    this.#teller = new Teller({ ...deps, told: () => this.#outbox.nudge() });
  }

  get publicKey(): string {
    return this.#deps.sending.keys.publicKey;
  }

  start(): void {
    this.#outbox.start();
  }

  /** A new cut is public. Reads it at once and returns; what follows goes on by itself. */
  cut(): void {
    this.#teller.look();
  }

  /** `bad-endpoint`: not one of the push services of the browsers. `bad-key`: nothing can be sealed with it. `full`: too many browsers are kept already. */
  async subscribe(wanted: Subscription): Promise<'kept' | 'bad-endpoint' | 'bad-key' | 'full'> {
    const url = this.#read(wanted.endpoint);
    if (url === null) return 'bad-endpoint';
    if (!isBrowserKey(wanted.p256dh)) return 'bad-key';
    const kept = await keepSubscription(this.#deps.db, { ...wanted, endpoint: url.href }, MOST_SUBSCRIPTIONS);
    return kept ? 'kept' : 'full';
  }

  async unsubscribe(endpoint: string): Promise<void> {
    const url = this.#read(endpoint);
    if (url !== null) await dropSubscription(this.#deps.db, url.href);
  }

  #read(endpoint: string): URL | null {
    return readEndpoint(endpoint, this.#deps.sending.rules);
  }

  async counts(): Promise<{ subscriptions: number; waiting: number }> {
    return pushCounts(this.#deps.db);
  }

  /** Waits for what is on its way. */
  async stop(): Promise<void> {
    await this.#teller.stop();
    await this.#outbox.stop();
    await this.#client.close();
  }
}
