import { systemClock } from '../../basics/clock.ts';
import type { Election } from '../../election/lookup.ts';
import type { PublicView } from '../../publication/model.ts';
import { Bulletins } from './bulletins.ts';
import { NoticeJobs } from './notice-jobs.ts';
import type { Templates } from './template-shelf.ts';
import { readTemplates } from './template-shelf.ts';

export interface PressRoomOptions {
  readonly election: Election;
  readonly dataDir: string;
  /** The published state while it is the newest cut's; null: there is none at this moment. */
  readonly steady: () => Promise<PublicView | null>;
  readonly clock: () => number;
  /** The address that readers see; null: unknown, and papers bear no QR. */
  readonly origin: string | null;
  readonly log: (line: string) => void;
  readonly bulletinsEveryMs?: number;
}

/** Papers and statements for the press and the notice boards, of what is public and of nothing else. */
export class PressRoom {
  readonly bulletins: Bulletins;
  readonly notices: NoticeJobs;
  readonly #options: PressRoomOptions;
  #origin: string | null;

  constructor(options: PressRoomOptions) {
    const { election, dataDir, steady, clock, log, bulletinsEveryMs } = options;
    this.#options = options;
    this.#origin = options.origin;
    const packageHash = election.pkg.hash;
    this.bulletins = new Bulletins({
      ...{ dataDir, packageHash, steady, clock, log },
      origin: () => this.#origin,
      ...(bulletinsEveryMs === undefined ? {} : { everyMs: bulletinsEveryMs }),
    });
    this.notices = new NoticeJobs(dataDir, packageHash, log);
  }

  async open(): Promise<void> {
    await this.bulletins.open();
    await this.notices.open();
  }

  /** A drill without an address of its own uses the one that it listens at. */
  standIn(url: string): void {
    if (this.#options.election.pkg.manifest.drill) this.#origin ??= url;
  }

  start(): void {
    this.bulletins.start();
  }

  async close(): Promise<void> {
    await this.bulletins.stop();
    await this.notices.close();
  }

  /** The published state; null while there is none that stands still. It holds until the next `await` of the caller. */
  view(): Promise<PublicView | null> {
    return this.#options.steady();
  }

  templates(): Promise<Templates> {
    return readTemplates(this.#options.dataDir);
  }
}

/** The room of a server: papers are made of the newest cut of its site. */
export async function openPressRoom(
  site: { readonly steadyCut: () => Promise<{ readonly view: PublicView } | null> },
  options: Pick<PressRoomOptions, 'election' | 'dataDir' | 'log'> & {
    readonly origin?: string;
    readonly bulletinsEveryMs?: number;
  },
): Promise<PressRoom> {
  const { election, dataDir, log, origin = null, bulletinsEveryMs } = options;
  const room = new PressRoom({
    ...{ election, dataDir, log, origin },
    clock: systemClock,
    steady: async () => (await site.steadyCut())?.view ?? null,
    ...(bulletinsEveryMs === undefined ? {} : { bulletinsEveryMs }),
  });
  await room.open();
  return room;
}
