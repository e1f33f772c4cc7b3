import { join } from 'node:path';
import type { Pool } from 'pg';
import { sha256Hex } from '../basics/sha256.ts';
import type { WaitAfter } from './backoff.ts';
import { waitAfter } from './backoff.ts';
import type { DeliveryConfig, TargetConfig } from './config/model.ts';
import type { Driver } from './driver.ts';
import { Hands } from './hands.ts';
import type { OfferedCut } from './offered.ts';
import { Spool } from './spool.ts';
import { TargetLoop } from './target-loop.ts';
import { TargetRows } from './target-rows.ts';

export interface DeliveryDeps {
  readonly config: DeliveryConfig;
  readonly db: Pool;
  /** The spool and the lists of what is on its way lie here, in `delivery/`. */
  readonly dataDir: string;
  /** Id of the election. */
  readonly election: string;
  readonly leads: () => boolean;
  readonly clock: () => number;
  readonly random: () => number;
  readonly log: (line: string) => void;
  readonly graceMs?: number;
  readonly waitAfter?: WaitAfter;
}

/** Requests of a process that has lost the lead have ended by then. */
const GRACE_MS = 3000;
const SWEEP_MS = 60_000;

/** Brings every new cut to the places of the operator's file, each by a loop of its own. */
export class Delivery {
  readonly targets: readonly TargetConfig[];
  readonly #deps: DeliveryDeps;
  readonly #spool: Spool;
  readonly #hands = new Map<string, Hands>();
  readonly #loops = new Map<string, TargetLoop>();
  #newest: OfferedCut | null = null;
  #sweeper: NodeJS.Timeout | null = null;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
    this.targets = deps.config.targets;
    this.#spool = new Spool(join(deps.dataDir, 'delivery', 'spool'));
  }

  /** True when some place gets the feed: then its list of corrections must be taken while a cut's view stands. */
  get wantsFeed(): boolean {
    return this.targets.some(({ content, everyCut }) => content.includes('feed') && !everyCut);
  }

  async start(): Promise<void> {
    const { dataDir, db } = this.#deps;
    for (const target of this.targets) {
      const hands = new Hands(join(dataDir, 'delivery', target.id));
      this.#hands.set(target.id, hands);
      const loop = new TargetLoop({
        ...this.#deps,
        target,
        driver: await this.#driverOf(target),
        rows: new TargetRows(db, target, sha256Hex(placeOf(target))),
        hands,
        spool: this.#spool,
        newest: () => this.#newest,
        graceMs: this.#deps.graceMs ?? GRACE_MS,
        waitAfter: this.#deps.waitAfter ?? waitAfter,
      });
      this.#loops.set(target.id, loop);
      loop.start();
    }
    this.#sweeper = setInterval(() => {
      this.#sweeping = this.#sweep().catch(() => undefined);
    }, SWEEP_MS);
    this.#sweeper.unref();
  }

  /** A cut is public. Costs nothing but for places that take every cut. */
  offer(cut: OfferedCut): void {
    this.#newest = cut;
    for (const loop of this.#loops.values()) loop.offer(cut);
  }

  /** Somebody said something about a place: look at once, if it is this process that delivers. */
  nudge(target: string): void {
    this.#loops.get(target)?.nudge();
  }

  async stop(): Promise<void> {
    if (this.#sweeper !== null) clearInterval(this.#sweeper);
    await Promise.all([...this.#loops.values()].map((loop) => loop.stop()));
    await this.#sweeping;
  }

  async #sweep(): Promise<void> {
    const lists = await Promise.all([...this.#hands.values()].map((hands) => hands.needed()));
    await this.#spool.sweep(new Set(lists.flat()), this.#deps.clock());
  }

  /** Libraries are loaded only where a place of their kind is named. */
  async #driverOf(target: TargetConfig): Promise<Driver> {
    switch (target.kind) {
      case 'folder':
        return new (await import('./folder-driver.ts')).FolderDriver(target);
      case 's3':
        return new (await import('./s3-driver.ts')).S3Driver(target);
      case 'drive':
        return new (await import('./drive/drive-driver.ts')).DriveDriver(target);
      case 'webhook': {
        const { WebhookDriver } = await import('./webhook-driver.ts');
        return new WebhookDriver(target, this.#deps.election, this.#deps.clock);
      }
    }
  }
}

/** Where a target is, and in which shape it gets things: at another place, nothing has arrived yet. */
function placeOf(target: TargetConfig): string {
  const shape = target.everyCut ? 'every' : 'newest';
  switch (target.kind) {
    case 'folder':
      return `folder ${shape} ${target.path}`;
    case 's3':
      return `s3 ${shape} ${target.endpoint ?? target.region} ${target.bucket} ${target.prefix}`;
    case 'drive':
      return `drive ${shape} ${target.apiBase ?? ''} ${target.folder}`;
    case 'webhook':
      return `webhook ${shape} ${target.url}`;
  }
}
