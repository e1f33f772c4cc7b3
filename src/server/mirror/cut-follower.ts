import type { Election } from '../../election/lookup.ts';
import { MerkleFrontier } from '../../ledger/frontier.ts';
import type { Cut } from '../../publication/model.ts';
import type { CutRow } from '../../store/cuts.ts';
import { latestCut } from '../../store/cuts.ts';
import { followLedger, type LedgerBatch } from '../../store/ledger-follow.ts';
import type { DatabaseReader } from '../../store/open-reader.ts';
import { Publisher } from '../public/publisher.ts';

export interface CutFollowerDeps {
  readonly election: Election;
  /** A way to the database; null while there is none. */
  readonly open: () => DatabaseReader | null;
  readonly clock: () => number;
  /** Told of each cut that this process made itself and whose hash is the published one. */
  readonly onCut: (cut: Cut, row: CutRow) => void;
  readonly log: (message: string) => void;
}

/** Small batches: readers are answered between two. */
const BATCH = 2000;
const LEDGER_POLL_MS = 250;

/** The database belongs to another election; nothing of it is shown. */
export class OtherElection extends Error {
  override readonly name = 'OtherElection';
}

/**
 * Makes the cuts of a night again from the ledger, by itself: folds every fact, adds every leaf to a tree of its own, and shows a
 * cut only when manifest and root are those that were published. Reads the database and writes nothing into it.
 */
export class CutFollower {
  readonly #deps: CutFollowerDeps;
  readonly #stop = new AbortController();
  #reader: DatabaseReader | null = null;
  #publisher: Publisher | null = null;
  #following: Promise<void> = Promise.resolve();
  /** The newest row that was seen. */
  #seen: CutRow | null = null;
  /** A row of which this process makes other bytes: not tried again. */
  #refused = 0;

  constructor(deps: CutFollowerDeps) {
    this.#deps = deps;
  }

  /** Number of the newest published cut, as far as this process knows; 0 before the first. */
  get newest(): number {
    return this.#seen?.number ?? 0;
  }

  /** Number of the last cut that was shown; 0 before the first. */
  get shown(): number {
    return this.#publisher?.lastCut?.number ?? 0;
  }

  /** Looks for a newer cut and shows it. Throws when the database cannot be read. */
  async look(): Promise<void> {
    const { open, clock } = this.#deps;
    this.#reader ??= open();
    if (this.#reader === null) throw new Error('the database is not there yet');
    this.#publisher ??= await this.#begin(this.#reader, clock);
    const row = await latestCut(this.#reader);
    this.#seen = row ?? this.#seen;
    if (row === null || row.number === this.#refused || this.#publisher.received < row.ledgerSize) return;
    await this.#publisher.tick();
    if (this.shown !== row.number && row.number === this.newest) this.#refused = row.number;
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
    await this.#reader?.close();
  }

  async #begin(reader: DatabaseReader, clock: () => number): Promise<Publisher> {
    const { election, log } = this.#deps;
    const { rows } = await reader.pool.query<{ package_hash: string }>('select package_hash from election');
    if (rows[0] === undefined) throw new Error('the database holds no election yet');
    if (rows[0].package_hash !== election.pkg.hash)
      throw new OtherElection('the database belongs to another election package');
    const known = await latestCut(reader);
    const publisher = new Publisher({
      election,
      cuts: {
        latest: async () => this.#seen,
        insert: () => Promise.reject(new Error('a mirror makes no cuts')),
      },
      leads: () => false,
      clock,
      sign: () => '',
      alarm: () => null,
      making: () => undefined,
      install: this.#deps.onCut,
      onPublished: () => undefined,
      log,
      intervalMs: 0,
    });
    const begin = new Beginning(publisher, known);
    const follower = followLedger(reader, 0, (batch) => begin.take(batch), {
      signal: this.#stop.signal,
      batch: BATCH,
      pollMs: LEDGER_POLL_MS,
    });
    this.#following = follower.done.catch((error: unknown) => {
      if (!this.#stop.signal.aborted) log(`the ledger cannot be followed: ${String(error)}`);
    });
    return publisher;
  }
}

/** Facts before a known cut are folded as they come, and its tree is held against our own; later ones wait for their cut. */
class Beginning {
  readonly #publisher: Publisher;
  readonly #known: CutRow | null;
  readonly #tree = new MerkleFrontier();

  constructor(publisher: Publisher, known: CutRow | null) {
    this.#publisher = publisher;
    this.#known = known;
    publisher.begin(known);
  }

  take({ facts, leaves, size }: LedgerBatch): void {
    const known = this.#known?.ledgerSize ?? 0;
    const before = Math.max(0, Math.min(facts.length, known - (size - facts.length)));
    if (before > 0) {
      for (const leaf of leaves.slice(0, before)) this.#tree.append(leaf);
      if (this.#tree.size === known) this.#compare(); // before the fold: a ledger that is not the signed one is not shown
      this.#publisher.fold(facts.slice(0, before));
    }
    if (before < facts.length) this.#publisher.take(facts.slice(before), leaves.slice(before));
  }

  #compare(): void {
    const ours = Buffer.from(this.#tree.root());
    if (this.#known !== null && !ours.equals(this.#known.root))
      throw new Error(`the ledger has another root than cut ${this.#known.number} signed`);
  }
}
