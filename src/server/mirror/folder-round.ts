import type { Cut } from '../../publication/model.ts';
import type { CutRow } from '../../store/cuts.ts';
import type { SiteScope } from '../export/site-paths.ts';
import { type CutEvents, newsOf } from '../public/cut-events.ts';
import type { PublicSite } from '../public/site.ts';
import type { LiveTree } from './live-tree.ts';
import type { MirrorStatus } from './status.ts';

/**
 * After a cut rest so many times as long as it kept the processor: readers and the first way need it, too. On a machine that is busy with
 * other things a cut takes long and costs little, so it is not the clock that counts; and never so long that readers see an old cut.
 */
const REST = 2;
const LONGEST_REST_MS = 8_000;

export interface FolderRoundDeps {
  readonly site: PublicSite;
  readonly tree: Pick<LiveTree, 'write'>;
  readonly events: Pick<CutEvents, 'publish'>;
  readonly status: Pick<MirrorStatus, 'wrote' | 'failed'>;
  readonly scope: SiteScope;
  /** Least time between two written cuts, milliseconds. */
  readonly everyMs: number;
  readonly clock: () => number;
}

/** Brings cuts that stand on the site into the folder, and tells the listeners of them. */
export class FolderRound {
  readonly #deps: FolderRoundDeps;
  /** Stands on the site and is not in the folder yet. */
  #waiting: { readonly cut: Cut; readonly row: CutRow } | null = null;
  #told = 0;

  constructor(deps: FolderRoundDeps) {
    this.#deps = deps;
  }

  /** A cut stands on the site. */
  offer(cut: Cut, row: CutRow): void {
    this.#waiting = { cut, row };
  }

  /** Writes the cut that waits, if one does; one that cannot be written waits on. Gives how long to rest then, milliseconds. */
  async write(): Promise<number> {
    if (this.#waiting === null) return 0;
    const { site, tree, status, scope, everyMs, clock } = this.#deps;
    const { cut, row } = this.#waiting;
    const begun = performance.now();
    const before = process.cpuUsage();
    try {
      const written = await tree.write(site, cut, row.checkpoint, scope, clock());
      this.#waiting = null;
      status.wrote(written, performance.now() - begun);
    } catch (error) {
      status.failed(error);
    }
    // Also of one that the disk did not take: memory answers with it.
    this.#tell(cut);
    const { user, system } = process.cpuUsage(before);
    const rest = Math.min(LONGEST_REST_MS, (REST * (user + system)) / 1000);
    return Math.max(everyMs - (performance.now() - begun), rest);
  }

  #tell(cut: Cut): void {
    if (this.#told === cut.head.number) return;
    this.#told = cut.head.number;
    this.#deps.events.publish(newsOf(cut));
  }
}
