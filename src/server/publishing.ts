import { setTimeout as sleep } from 'node:timers/promises';
import type { Election } from '../election/lookup.ts';
import type { Cut } from '../publication/model.ts';
import type { CutRow } from '../store/cuts.ts';
import { insertCut, latestCut } from '../store/cuts.ts';
import type { Database } from '../store/database.ts';
import type { LedgerFollower } from '../store/ledger-follow.ts';
import { followLedger } from '../store/ledger-follow.ts';
import { readLedger } from '../store/ledger-read.ts';
import { sqlTotals } from '../store/sql-totals.ts';
import type { PublisherDeps } from './public/publisher.ts';
import { Publisher, PublisherBehind } from './public/publisher.ts';
import { differences, shownState } from './public/second-tally.ts';
import type { PublicSite } from './public/site.ts';
import type { Snapshot } from './public/snapshot.ts';

export interface PublishingDeps {
  readonly db: Database;
  readonly election: Election;
  readonly site: PublicSite;
  readonly leads: () => boolean;
  readonly clock: () => number;
  readonly sign: PublisherDeps['sign'];
  readonly intervalMs: number;
  /** Keeps what is public for the next start. */
  readonly saveSnapshot: (snapshot: Snapshot) => Promise<void>;
  readonly log: (message: string) => void;
  readonly onCut: (cut: Cut, row: CutRow) => void;
  readonly onPublished: PublisherDeps['onPublished'];
}

/** How often the publisher looks whether a cut is due. */
const TICK_MS = 50;
/** How often the second tally runs while cuts are made. */
const SECOND_TALLY_MS = 60_000;
/** How often what is public is kept on disk while cuts are made. */
const SNAPSHOT_MS = 60_000;
/** Pages that every snapshot has, beside those that readers opened. */
const HOMES = ['/th/', '/en/'];
/** Pages that are made of every cut at once: while a next cut cannot be recorded, what nobody has asked for cannot be made any more. */
const ALWAYS = [...HOMES, '/th/live/', '/en/live/'];

/**
 * The publishing half of a process: reads the ledger, makes or follows cuts, puts them on the site, and holds the published
 * totals against the database's own sums.
 */
export class Publishing {
  readonly #deps: PublishingDeps;
  readonly #stop = new AbortController();
  #publisher: Publisher;
  #follower: LedgerFollower | null = null;
  #timer: NodeJS.Timeout | null = null;
  #alarm: string | null = null;
  #checkedCut = 0;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #checking = false;
  #failure = '';
  #savedCut = 0;
  #snapshotting: Promise<void> | null = null;
  #savedAt = Number.NEGATIVE_INFINITY;
  #work: Promise<unknown> = Promise.resolve();

  constructor(deps: PublishingDeps) {
    this.#deps = deps;
    this.#publisher = this.#newPublisher();
  }

  /** Why no new cuts are made; null when all is well. */
  get alarm(): string | null {
    return this.#alarm;
  }

  get ledgerSize(): number {
    return this.#publisher.received;
  }

  /** Reads the ledger up to the last cut, then follows it. Resolves when the process can make its first cut. */
  async start(): Promise<void> {
    const latest = await latestCut(this.#deps.db);
    this.#publisher.begin(latest);
    const known = latest?.ledgerSize ?? 0;
    if (known > 0) {
      for await (const facts of readLedger(this.#deps.db, 0, { to: known })) this.#publisher.fold(facts);
    }
    this.#follow(known);
    this.#timer ??= setInterval(() => {
      this.#work = this.#tick();
    }, TICK_MS);
  }

  /** Something was sealed: read it now. */
  nudge(): void {
    this.#follower?.nudge();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    if (this.#timer !== null) clearInterval(this.#timer);
    await this.#follower?.done;
    await this.#work;
    while (this.#checking) await sleep(20);
    await this.#snapshotting;
    await this.#saveSnapshot(0);
  }

  /** Keeps the newest cut on disk when the last one kept is older than `everyMs`. */
  async #saveSnapshot(everyMs: number): Promise<void> {
    const { site, clock, saveSnapshot, log } = this.#deps;
    const number = site.cut?.head.number ?? 0;
    if (number === this.#savedCut || clock() - this.#savedAt < everyMs) return;
    for (const path of HOMES) site.look(path);
    const snapshot = site.snapshot();
    if (snapshot === null) return;
    this.#savedCut = number;
    this.#savedAt = clock();
    await saveSnapshot(snapshot).catch((error: unknown) =>
      log(`the last cut could not be kept: ${String(error)}`),
    );
  }

  #follow(from: number): void {
    const publisher = this.#publisher;
    this.#follower = followLedger(this.#deps.db, from, (batch) => publisher.take(batch.facts, batch.leaves), {
      signal: this.#stop.signal,
      log: (message) => this.#deps.log(message.en),
    });
    this.#follower.done.catch((error: unknown) =>
      this.#deps.log(`the ledger cannot be followed: ${String(error)}`),
    );
  }

  async #tick(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    try {
      this.#snapshotting ??= this.#saveSnapshot(SNAPSHOT_MS).finally(() => {
        this.#snapshotting = null;
      });
      await this.#publisher.tick();
      this.#failure = '';
      await this.#secondTally();
    } catch (error) {
      if (error instanceof PublisherBehind) {
        this.#deps.log(`${error.message}; starting again from the ledger`);
        await this.#restart();
        return;
      }
      const text = String(error);
      if (text !== this.#failure) this.#deps.log(`publishing waits: ${text}`);
      this.#failure = text;
    }
  }

  async #restart(): Promise<void> {
    this.#publisher = this.#newPublisher();
    await this.start();
  }

  /** Compares the newest cut with the sums of the database when it is time to, or when cuts have stopped coming. */
  async #secondTally(): Promise<void> {
    const cut = this.#deps.site.cut;
    if (cut === null || this.#checking || cut.head.number === this.#checkedCut) return;
    const now = this.#deps.clock();
    const quiet = now - Date.parse(cut.head.at) > 3 * this.#deps.intervalMs;
    if (now - this.#checkedAt < SECOND_TALLY_MS && !quiet) return;
    this.#checking = true;
    this.#checkedAt = now;
    this.#checkedCut = cut.head.number;
    const shown = shownState(cut.view);
    sqlTotals(this.#deps.db, this.#deps.election, shown.records)
      .then((totals) => {
        const found = differences(shown, totals);
        this.#alarm = found.length === 0 ? null : this.#describe(shown.cut, found);
        if (this.#alarm !== null) this.#deps.log(this.#alarm);
      })
      .catch((error: unknown) => this.#deps.log(`the second tally could not run: ${String(error)}`))
      .finally(() => {
        this.#checking = false;
      });
  }

  #describe(cut: number, found: readonly { areaIndex: number; ballotIndex: number }[]): string {
    const places = found.slice(0, 5).map(({ areaIndex, ballotIndex }) => {
      const area = this.#deps.election.pkg.areas[areaIndex]?.id ?? areaIndex;
      return `${area}/${this.#deps.election.ballots[ballotIndex] ?? ballotIndex}`;
    });
    return `cut ${cut}: the two tallies differ in ${found.length} places: ${places.join(', ')}`;
  }

  #newPublisher(): Publisher {
    const { db, election, site, leads, clock, sign, log, intervalMs, onCut, onPublished } = this.#deps;
    return new Publisher({
      election,
      cuts: { latest: () => latestCut(db), insert: async (row) => (await insertCut(db, row)).ok },
      leads,
      clock,
      sign,
      alarm: () => this.#alarm,
      making: (recorded) => site.holdWhile(recorded),
      install: (cut, row) => {
        const checkpoint = {
          mediaType: 'text/plain; charset=utf-8',
          bytes: new TextEncoder().encode(row.checkpoint),
        };
        site.install(cut, new Map([['/v1/checkpoint', checkpoint]]));
        onCut(cut, row);
        setImmediate(() => {
          for (const path of ALWAYS) site.look(path);
        });
      },
      onPublished,
      log,
      intervalMs,
    });
  }
}
