import type { Pool } from 'pg';
import type { PublicView } from '../publication/model.ts';
import type { Alert } from './rows.ts';
import { tell, toldSize } from './rows.ts';

/** After a failure the newest cut is looked at again. */
const RETRY_MS = 5_000;

export interface TellerDeps {
  readonly db: Pool;
  readonly leads: () => boolean;
  readonly view: () => PublicView | null;
  readonly alertsOf: (view: PublicView, from: number) => readonly Alert[];
  readonly log: (line: string) => void;
  /** Messages wait to be sent. */
  readonly told: () => void;
}

/**
 * Finds what is new in each cut and puts it in front of the browsers that follow its places. Up to which fact that was done stands in
 * the database, beside the messages: a process that takes over, or starts again, goes on exactly there.
 */
export class Teller {
  readonly #deps: TellerDeps;
  /** As it stands in the database; undefined: not read yet. */
  #noted: number | null | undefined;
  /** Facts up to here hold nothing to tell, or were told. */
  #seen = 0;
  #work: Promise<void> | null = null;
  #again = false;
  #failure = '';
  #stopped = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(deps: TellerDeps) {
    this.#deps = deps;
  }

  look(): void {
    if (this.#stopped) return;
    if (!this.#deps.leads()) {
      this.#noted = undefined; // whoever leads now writes it
      return;
    }
    if (this.#work !== null) {
      this.#again = true;
      return;
    }
    // Most cuts hold nothing to tell: that is seen without the database.
    if (this.#noted !== undefined && this.#noted !== null && this.#fresh().length === 0) return;
    this.#work = this.#tell().finally(() => {
      this.#work = null;
      if (!this.#again) return;
      this.#again = false;
      this.look();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#work;
  }

  /** Alerts of facts that were not looked at yet; notes that there are none. */
  #fresh(): readonly Alert[] {
    const view = this.#deps.view();
    const size = view?.head.ledgerSize ?? 0;
    if (view === null || size <= this.#seen) return [];
    const alerts = this.#deps.alertsOf(view, this.#seen);
    if (alerts.length === 0) this.#seen = size;
    return alerts;
  }

  async #tell(): Promise<void> {
    const { db, view, log, told } = this.#deps;
    try {
      if (this.#noted === undefined) {
        this.#noted = await toldSize(db);
        this.#seen = Math.max(this.#noted ?? 0, 0);
      }
      const now = view();
      if (now === null) return;
      const { number, ledgerSize } = now.head;
      // Nobody is told of what happened before this began.
      const alerts = this.#noted === null ? [] : this.#fresh();
      if (this.#noted !== null && alerts.length === 0) return;
      const done = await tell(db, this.#noted, ledgerSize, number, alerts);
      if (done) {
        this.#noted = ledgerSize;
        this.#seen = Math.max(this.#seen, ledgerSize);
        if (alerts.length > 0) told();
      } else {
        this.#noted = undefined; // another process told: read it anew with the next cut
      }
      this.#failure = '';
    } catch (error) {
      const text = String(error);
      if (text !== this.#failure) log(`alerts wait: ${text}`);
      this.#failure = text;
      this.#noted = undefined;
      // The count may be complete: no further cut would remind us.
      this.#retry ??= setTimeout(() => {
        this.#retry = null;
        this.look();
      }, RETRY_MS);
    }
  }
}
