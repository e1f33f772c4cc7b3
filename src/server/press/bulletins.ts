import { pressFigures, pressScopes } from '../../press/figures.ts';
import type { PressFigures } from '../../press/model.ts';
import { changesSince } from '../../press/since.ts';
import type { PublicView } from '../../publication/model.ts';
import { BulletinShelf } from './bulletin-shelf.ts';
import type { BulletinHour, KeptBulletin } from './bulletin-store.ts';
import { BulletinStore, hourName, scopeName } from './bulletin-store.ts';

const HOUR_MS = 3_600_000;
/** While units are missing, an hour without news still gets a bulletin when something changed so short ago. */
const STILL_COUNTING_MS = 3 * HOUR_MS;
const RETRY_MS = 500;
/** After that the hour is given up: no cut could be read. */
const GIVE_UP_MS = 10 * 60_000;

export interface BulletinOptions {
  readonly dataDir: string;
  readonly packageHash: string;
  /** The published state while it is the newest cut's; null: there is none at this moment. */
  readonly steady: () => Promise<PublicView | null>;
  readonly clock: () => number;
  readonly origin: () => string | null;
  readonly log: (line: string) => void;
  /** Milliseconds between two bulletins; an hour when absent. Shorter in a drill. */
  readonly everyMs?: number;
}

/** Bulletins of each full hour: the figures are taken from the cut that stands when the hour strikes. */
export class Bulletins {
  readonly #options: BulletinOptions;
  readonly #store: BulletinStore;
  /** What readers find of them. */
  readonly shelf: BulletinShelf;
  readonly #everyMs: number;
  readonly #last = new Map<string, PressFigures>();
  #timer: NodeJS.Timeout | null = null;
  #taking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: BulletinOptions) {
    this.#options = options;
    const { dataDir, packageHash, origin } = options;
    this.#store = new BulletinStore(dataDir, packageHash);
    this.shelf = new BulletinShelf({ store: this.#store, packageHash, origin });
    this.#everyMs = options.everyMs ?? HOUR_MS;
  }

  /** Reads what an earlier run kept, so that it can be served before the database is there. */
  async open(): Promise<void> {
    await this.#store.open();
    const [newest] = this.#store.hours;
    for (const scope of newest?.scopes ?? []) {
      const kept = await this.#store.read(newest?.name ?? '', scope).catch(() => null);
      if (kept !== null) this.#last.set(scope, kept.figures);
    }
  }

  start(): void {
    const next = () => {
      const now = this.#options.clock();
      const hour = Math.floor(now / this.#everyMs) * this.#everyMs + this.#everyMs;
      this.#timer = setTimeout(
        () => {
          // A timer may strike a moment early.
          if (this.#options.clock() >= hour)
            this.#taking = this.#takeOrTryAgain(hour, hour + Math.min(GIVE_UP_MS, this.#everyMs));
          if (!this.#stopped) next();
        },
        Math.max(1, hour - now),
      );
      this.#timer.unref();
    };
    next();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#taking;
    await this.shelf.idle();
  }

  get hours(): readonly BulletinHour[] {
    return this.#store.hours;
  }

  /** Figures of an area in the newest hourly bulletin, to compare with; null: there is none. */
  lastOf(figures: PressFigures): PressFigures | null {
    return this.#last.get(scopeName(figures)) ?? null;
  }

  /** Makes the bulletins of an hour when one is due. True when they were made. */
  async take(hour: number): Promise<boolean> {
    const view = await this.#options.steady();
    if (view === null) throw new Error('no cut stands still');
    const bulletins = this.#bulletinsOf(view, hour); // in one go: the view holds until the next cut
    if (bulletins === null) return false;
    await this.#store.add(hour, bulletins);
    for (const { figures } of bulletins) this.#last.set(scopeName(figures), figures);
    const name = hourName(hour);
    this.#options.log(`bulletins of ${name}: cut ${view.head.number}, ${bulletins.length} areas`);
    for (const language of ['th', 'en']) await this.shelf.at(`/bulletins/${name}/nation-${language}.pdf`);
    return true;
  }

  #bulletinsOf(view: PublicView, hour: number): readonly KeptBulletin[] | null {
    if (view.policy.embargo) return null;
    const nation = view.election.parentOfArea.indexOf(-1);
    const whole = pressFigures(view, nation);
    const { stations, others } = whole.coverage;
    if (stations.shown + others.shown === 0) return null;
    const before = this.#last.get('nation') ?? null;
    const changed = before === null || before.cut.ledgerSize !== whole.cut.ledgerSize;
    const missing = stations.received + others.received < stations.expected + others.expected;
    const lately = whole.changedAt !== null && hour - Date.parse(whole.changedAt) < STILL_COUNTING_MS;
    if (!changed && !(missing && lately)) return null;
    return pressScopes(view.election).map((area) => {
      const figures = area === nation ? whole : pressFigures(view, area);
      const last = this.#last.get(scopeName(figures)) ?? null;
      return { hour, figures, since: last === null ? null : changesSince(last, figures) };
    });
  }

  async #takeOrTryAgain(hour: number, until: number): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.take(hour);
        return;
      } catch (error) {
        if (this.#options.clock() > until) {
          this.#options.log(`no bulletins of ${hourName(hour)}: ${String(error)}`);
          return;
        }
        await new Promise((done) => setTimeout(done, RETRY_MS));
      }
    }
  }
}
