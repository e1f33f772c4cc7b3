import { randomInt } from 'node:crypto';
import { validateSignature } from '@line/bot-sdk';
import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { Door, Settled } from '../door.ts';
import { openChannels } from './channels.ts';
import { LineClient } from './client.ts';
import type { LineChannel, LineConfig } from './config.ts';
import { parseWebhook } from './events.ts';
import type { Kept } from './keep-events.ts';
import { keepEvents } from './keep-events.ts';
import type { LineParts } from './parts.ts';
import { tellSettled } from './tell-settled.ts';
import { LineWorker } from './worker.ts';

export interface LineOptions {
  readonly config: LineConfig;
  readonly db: Pool;
  readonly election: Election;
  readonly door: Door;
  readonly openFile: LineParts['openFile'];
  readonly owed: LineParts['owed'];
  readonly unitOf: LineParts['unitOf'];
  readonly log: (line: string) => void;
  readonly leaseSeconds?: number;
  readonly settleSeconds?: number;
}

/** What a webhook call came to. `not-signed`: by nobody whose secret we know. `not-understood`: signed, but no webhook. */
export type Received = 'not-signed' | 'not-understood' | Kept;

const SIGNATURE = /^[A-Za-z0-9+/]{43}=$/;
/** Longer than a fetch and the door together ever take. */
const LEASE_SECONDS = 150;
const SETTLE_SECONDS = 6;

/** The doorman for LINE: takes webhooks in, and works off what they brought. */
export class Line {
  readonly #db: Pool;
  readonly #election: Election;
  readonly #channels: readonly LineChannel[];
  readonly #worker: LineWorker;

  constructor(options: LineOptions) {
    const { config, db, election, door, openFile, owed, unitOf, log } = options;
    this.#db = db;
    this.#election = election;
    this.#channels = config.channels;
    this.#worker = new LineWorker({
      db,
      election,
      door,
      openFile,
      owed,
      unitOf,
      log,
      clients: new Map(config.channels.map((channel) => [channel.id, new LineClient(channel, config)])),
      random: () => randomInt(2 ** 31) / 2 ** 31,
      leaseSeconds: options.leaseSeconds ?? LEASE_SECONDS,
      settleSeconds: options.settleSeconds ?? SETTLE_SECONDS,
    });
  }

  async start(): Promise<void> {
    await openChannels(this.#db, this.#channels);
    this.#worker.start();
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** Tells a sender what people have made of a photo that had waited. */
  async settled(settled: Settled): Promise<void> {
    if (await tellSettled(this.#db, this.#election, settled)) this.#worker.nudge();
  }

  /**
   * Takes a webhook call in: body as it came, and the header `x-line-signature`. What it returns is committed. The body is
   * not even parsed unless one of our accounts' secrets signed it.
   */
  async receive(body: Uint8Array, signature: string): Promise<Received> {
    if (!SIGNATURE.test(signature)) return 'not-signed';
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
    const channel = this.#channels.find(({ secret }) => validateSignature(bytes, secret.reveal(), signature));
    if (channel === undefined) return 'not-signed';
    const events = parseWebhook(bytes);
    if (!events.ok) return 'not-understood';
    const kept = await keepEvents(this.#db, channel.id, events.value);
    if (kept.fresh > 0) this.#worker.nudge();
    return kept;
  }
}
