import type { Election } from '../../election/lookup.ts';
import type { SealedFact } from '../../ledger/facts.ts';
import { MerkleFrontier } from '../../ledger/frontier.ts';
import type { Cut } from '../../publication/model.ts';
import { Publication } from '../../publication/publication.ts';
import type { CutRow } from '../../store/cuts.ts';

/** A fact as it comes from the ledger, with its leaf hash. */
export interface LedgerLeaf extends SealedFact {
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
  /** Signs (size, root) as a checkpoint note. */
  readonly sign: (size: number, root: Uint8Array) => string;
  /** Holds publication while the second tally disagrees; null when all is well. */
  readonly alarm: () => string | null;
  readonly install: (cut: Cut, row: CutRow) => void;
  readonly log: (message: string) => void;
  /** Least time between two cuts of this process, milliseconds. */
  readonly intervalMs: number;
}

/** With units still out, a cut is made this often even when nothing came in, so that readers see that the feed lives. */
const HEARTBEAT_MS = 30_000;
/** … but not for ever. */
const HEARTBEAT_ENDS_MS = 6 * 3_600_000;

/**
 * Turns the ledger into cuts. The leader makes a cut whenever facts or times changed it; every other process makes the same
 * cut from the leader's row and checks that its manifest has the same hash.
 */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #publication: Publication;
  #frontier = new MerkleFrontier();
  #waiting: LedgerLeaf[] = [];
  #applied = 0;
  #last: CutRow | null = null;
  #lastFactAt = 0;
  #busy = false;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#publication = new Publication(deps.election);
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

  /** Takes facts in ledger order. */
  take(facts: readonly LedgerLeaf[]): void {
    for (const fact of facts) {
      if (fact.seq !== this.received)
        throw new Error(`ledger: expected fact ${this.received}, got ${fact.seq}`);
      this.#waiting.push(fact);
    }
    if (facts.length > 0) this.#lastFactAt = this.#deps.clock();
  }

  /** One round: makes or follows a cut when there is a reason to. Never runs twice at the same time. */
  async tick(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      const latest = await this.#latestRow();
      if (this.#deps.leads()) await this.#lead(latest);
      else if (latest !== null) this.#follow(latest);
    } finally {
      this.#busy = false;
    }
  }

  async #latestRow(): Promise<CutRow | null> {
    if (this.#deps.leads() && this.#last !== null) return this.#last;
    return this.#deps.cuts.latest();
  }

  async #lead(latest: CutRow | null): Promise<void> {
    const now = Math.max(this.#deps.clock(), latest === null ? 0 : Date.parse(latest.at)); // a clock that jumps back never makes an older cut
    if (this.#last === null && latest !== null && this.received < latest.ledgerSize) return; // still reading the ledger
    if (this.#last !== null && !this.#due(now, this.#last)) return;
    const alarm = this.#deps.alarm();
    if (alarm !== null) {
      this.#deps.log(`publication is held: ${alarm}`);
      return;
    }
    const number = (latest?.number ?? 0) + 1;
    const at = new Date(now).toISOString();
    this.#apply(this.received);
    const root = this.#frontier.root();
    const cut = this.#publication.makeCut({
      number,
      at,
      ledgerSize: this.#applied,
      root: hex(root),
    });
    const row: CutRow = {
      number,
      at,
      ledgerSize: this.#applied,
      root,
      frontier: this.#frontier.toBytes(),
      manifestSha256: cut.manifestSha256,
      checkpoint: this.#deps.sign(this.#applied, root),
    };
    if (!(await this.#deps.cuts.insert(row))) {
      this.#deps.log(`cut ${number} was made by another publisher; following`);
      this.#last = null;
      return;
    }
    this.#last = row;
    this.#deps.install(cut, row);
  }

  #due(now: number, last: CutRow): boolean {
    const lastAt = Date.parse(last.at);
    if (now - lastAt < this.#deps.intervalMs) return false;
    if (this.#waiting.length > 0 || this.#publication.changesBetween(lastAt, now)) return true;
    if (now - lastAt < HEARTBEAT_MS || now - this.#lastFactAt > HEARTBEAT_ENDS_MS) return false;
    return this.#publication.unitsOut() > 0;
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
    this.#last = row;
    this.#deps.install(cut, row);
  }

  #apply(size: number): void {
    const count = size - this.#applied;
    for (let i = 0; i < count; i++) {
      const fact = this.#waiting[i];
      if (fact === undefined) throw new Error('publisher: facts are missing');
      this.#frontier.append(fact.leaf);
      this.#publication.apply(fact);
    }
    this.#waiting = this.#waiting.slice(count);
    this.#applied = size;
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
