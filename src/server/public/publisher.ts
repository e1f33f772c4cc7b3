import { at } from '../../basics/assert.ts';
import type { Election } from '../../election/lookup.ts';
import type { SealedFact } from '../../ledger/facts.ts';
import { MerkleFrontier } from '../../ledger/frontier.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import type { CutRow } from '../../store/cuts.ts';

interface Waiting {
  readonly fact: SealedFact;
  readonly leaf: Uint8Array;
}

export interface CutLog {
  latest(): Promise<CutRow | null>;
  /** False when another publisher took the number. */
  insert(row: CutRow): Promise<boolean>;
}

export interface PublisherDeps {
  readonly election: Election;
  readonly cuts: CutLog;
  /** True while this process leads: it alone makes new cuts. */
  readonly leads: () => boolean;
  readonly clock: () => number;
  /** Signs size and root of the ledger, with the cut's number and manifest, as a checkpoint note. */
  readonly sign: (cut: Pick<CutRow, 'number' | 'ledgerSize' | 'root' | 'manifestSha256'>) => string;
  /** Holds publication while the second tally disagrees; null when all is well. */
  readonly alarm: () => string | null;
  readonly install: (cut: Cut, row: CutRow) => void;
  /** Told while a made cut waits for its row: the published state has moved on, the old cut is still shown. */
  readonly making: (recorded: Promise<void>) => void;
  /** Told for each new record how long it took from being accepted to being in a cut that readers can fetch, in seconds. */
  readonly onPublished: (seconds: number) => void;
  readonly log: (message: string) => void;
  /** Least time between two cuts of this process, milliseconds. */
  readonly intervalMs: number;
}

/** With units still out, a cut is made this often even when nothing came in, so that readers see that the feed lives. */
const HEARTBEAT_MS = 10_000;
/** … but not for ever. */
const HEARTBEAT_ENDS_MS = 6 * 3_600_000;

/** This publisher folded facts for a cut that another one made. It must start again from the ledger. */
export class PublisherBehind extends Error {
  override readonly name = 'PublisherBehind';
}

/**
 * Turns the ledger into cuts. The leader makes a cut whenever facts or times changed it; every other process makes the same
 * cut from the leader's row and checks that its manifest has the same hash.
 */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #publication: Publication;
  #frontier = new MerkleFrontier();
  #waiting: Waiting[] = [];
  #applied = 0;
  #last: CutRow | null = null;
  #made: { cut: Cut; row: CutRow } | null = null;
  #lastFactAt = 0;
  #unitsOut = true;
  readonly #acceptedAt: number[] = [];
  #busy = false;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#publication = new Publication(deps.election);
  }

  /** Begins where the last cut stood: the tree up to there is known, and its facts come through {@link fold}. */
  begin(latest: CutRow | null): void {
    if (latest !== null) this.#frontier = MerkleFrontier.fromBytes(latest.frontier);
  }

  /** Takes facts that lie before the last cut; every later cut holds them. */
  fold(facts: readonly SealedFact[]): void {
    for (const fact of facts) this.#publication.apply(fact);
    this.#applied += facts.length;
    // A process that starts in a quiet hour goes on beating: the count is not over because nobody handed in a form since.
    const last = facts.at(-1);
    if (last !== undefined) this.#lastFactAt = Date.parse(last.fact.at);
  }

  /** Facts that were received from the ledger, applied or waiting. */
  get received(): number {
    return this.#applied + this.#waiting.length;
  }

  get lastCut(): CutRow | null {
    return this.#last;
  }

  get publication(): Publication {
    return this.#publication;
  }

  /** Takes the facts that follow, with their leaf hashes. */
  take(facts: readonly SealedFact[], leaves: readonly Uint8Array[]): void {
    facts.forEach((fact, i) => {
      if (fact.seq !== this.received)
        throw new Error(`ledger: expected fact ${this.received}, got ${fact.seq}`);
      this.#waiting.push({ fact, leaf: at(leaves, i) });
    });
    if (facts.length > 0) this.#lastFactAt = this.#deps.clock();
  }

  /** One round: makes or follows a cut when there is a reason to. Never runs twice at the same time. */
  async tick(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const latest = await this.#deps.cuts.latest();
      if (this.#deps.leads()) await this.#lead(latest);
      else if (latest !== null) this.#follow(latest);
    } finally {
      this.#busy = false;
    }
  }

  async #lead(latest: CutRow | null): Promise<void> {
    if (this.#made !== null) {
      await this.#record(this.#made);
      return;
    }
    if (this.#last === null && latest !== null && this.received < latest.ledgerSize) return; // still reading the ledger
    if (this.#last !== null && latest !== null && latest.number !== this.#last.number) {
      this.#follow(latest); // another publisher led meanwhile
      return;
    }
    const now = Math.max(this.#deps.clock(), latest === null ? 0 : Date.parse(latest.at)); // never older than the cut before
    if (this.#last !== null && !this.#due(now, this.#last)) return;
    const alarm = this.#deps.alarm();
    if (alarm !== null) {
      this.#deps.log(`publication is held: ${alarm}`);
      return;
    }
    this.#made = this.#make((latest?.number ?? 0) + 1, new Date(now).toISOString());
    const recording = this.#record(this.#made);
    this.#deps.making(recording);
    await recording;
  }

  #make(number: number, when: string): { cut: Cut; row: CutRow } {
    this.#apply(this.received);
    const ledgerSize = this.#applied;
    const root = this.#frontier.root();
    const cut = this.#publication.makeCut({ number, at: when, ledgerSize, root: hex(root) });
    const row = { number, ledgerSize, root, manifestSha256: cut.manifestSha256 };
    const frontier = this.#frontier.toBytes();
    return { cut, row: { ...row, at: when, frontier, checkpoint: this.#deps.sign(row) } };
  }

  /** Puts the cut's row into the database, then shows the cut. When the database fails, the same row is tried again. */
  async #record(made: { cut: Cut; row: CutRow }): Promise<void> {
    if (!(await this.#deps.cuts.insert(made.row)) && !(await this.#isOurs(made.row))) {
      throw new PublisherBehind(`cut ${made.row.number} was made by another publisher`);
    }
    this.#made = null;
    this.#show(made.cut, made.row);
  }

  /** True when the row in the database is the one we made: it was written and only the answer got lost. */
  async #isOurs(row: CutRow): Promise<boolean> {
    const latest = await this.#deps.cuts.latest();
    return latest?.number === row.number && latest.manifestSha256 === row.manifestSha256;
  }

  #due(now: number, last: CutRow): boolean {
    const lastAt = Date.parse(last.at);
    if (now - lastAt < this.#deps.intervalMs) return false;
    if (this.#waiting.length > 0 || this.#clockChanges(lastAt, now)) return true;
    if (now - lastAt < HEARTBEAT_MS || now - this.#lastFactAt > HEARTBEAT_ENDS_MS) return false;
    return this.#unitsOut;
  }

  /** True when a time of the policy lies between two moments: polls close, first release, end of the cap. */
  #clockChanges(from: number, to: number): boolean {
    const { embargoUntil, firstRelease, cap } = this.#deps.election.pkg.manifest.publication;
    return [embargoUntil, firstRelease, cap.until].some((time) => time !== null && from < time && time <= to);
  }

  #show(cut: Cut, row: CutRow): void {
    const { stations, others } = cut.view.coverage(0);
    this.#unitsOut = stations.shown + others.shown < stations.expected + others.expected;
    this.#last = row;
    this.#deps.install(cut, row);
    const now = this.#deps.clock();
    for (const at of this.#acceptedAt.splice(0)) this.#deps.onPublished(Math.max(0, now - at) / 1000);
  }

  #follow(row: CutRow): void {
    if (row.number === this.#last?.number || this.received < row.ledgerSize || this.#applied > row.ledgerSize)
      return;
    this.#apply(row.ledgerSize);
    const cut = this.#publication.makeCut({
      number: row.number,
      at: row.at,
      ledgerSize: row.ledgerSize,
      root: hex(row.root),
    });
    if (cut.manifestSha256 !== row.manifestSha256) {
      this.#deps.log(`cut ${row.number}: this process makes other bytes than the publisher; not shown`);
      return;
    }
    if (hex(this.#frontier.root()) !== hex(row.root)) {
      this.#deps.log(`cut ${row.number}: the ledger has another root than the publisher signed; not shown`);
      return;
    }
    this.#show(cut, row);
  }

  #apply(size: number): void {
    const ready = this.#waiting.splice(0, size - this.#applied);
    for (const { fact, leaf } of ready) {
      this.#frontier.append(leaf);
      this.#publication.apply(fact);
      if (fact.fact.kind === 'record-accepted') this.#acceptedAt.push(Date.parse(fact.fact.at));
    }
    this.#applied += ready.length;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
