import { setTimeout as sleep } from 'node:timers/promises';
import type { Election } from '../../election/lookup.ts';
import { PUBLIC_POLICY } from '../make-site.ts';
import { bulletinDoor } from '../press/bulletin-door.ts';
import { BULLETIN_LISTS, BulletinShelf, filesOfHour, listFile } from '../press/bulletin-shelf.ts';
import { type BulletinHour, BulletinStore } from '../press/bulletin-store.ts';
import type { SearchLimit } from '../public/search-limit.ts';
import type { LiveTree } from './live-tree.ts';

const LOOK_MS = 5_000;
/** After a drawing rest so many times as long as it took: cuts and readers come first. */
const REST = 2;

export interface BulletinCopyDeps {
  readonly store: BulletinStore;
  readonly shelf: BulletinShelf;
  readonly tree: LiveTree;
  readonly log: (message: string) => void;
}

/** Brings the hourly bulletins that the first way keeps into the folder: each hour's papers first, then the lists that lead to them. */
export class BulletinCopy {
  readonly #deps: BulletinCopyDeps;
  readonly #stop = new AbortController();
  #following: Promise<void> = Promise.resolve();
  #copied: readonly BulletinHour[] | null = null;
  #failure = '';

  constructor(deps: BulletinCopyDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#following = this.#follow();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  /** Copies what is new. A file that is there already is an earlier run's and stays; one that could not be drawn comes with the next look. */
  async look(): Promise<void> {
    const { store, shelf, tree } = this.#deps;
    await store.look();
    const hours = store.hours;
    if (this.#copied !== null && sameHours(this.#copied, hours)) return;
    let missed = false;
    for (const path of hours.flatMap(filesOfHour).map(decodeURIComponent)) {
      if (this.#stop.signal.aborted) return;
      if (await tree.holds(path)) continue;
      const begun = performance.now();
      const found = await shelf.at(path);
      if (found === null) continue; // taken away meanwhile
      if (typeof found !== 'object') {
        missed = true; // many readers want papers just now
        continue;
      }
      await tree.put(path, found.bytes);
      await this.#rest(REST * (performance.now() - begun));
    }
    for (const path of BULLETIN_LISTS) {
      const list = await shelf.at(path);
      if (list !== null && typeof list === 'object') await tree.put(listFile(path), list.bytes);
    }
    await tree.keepOnly(
      '/bulletins',
      hours.map(({ name }) => name),
    );
    this.#copied = missed ? null : hours;
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.look();
        this.#failure = '';
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        if (reason !== this.#failure) this.#deps.log(`bulletins wait: ${reason}`);
        this.#failure = reason;
      }
      await this.#rest(LOOK_MS);
    }
  }

  async #rest(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}

/** The bulletins that lie in the data folder, for readers and for the tree. */
export function openBulletins(
  options: {
    readonly dataDir: string;
    readonly election: Election;
    readonly origin?: string | undefined;
    readonly tree: LiveTree;
    readonly log: (message: string) => void;
  },
  drawings: SearchLimit,
) {
  const { dataDir, election, origin = null, tree, log } = options;
  const { hash: packageHash } = election.pkg;
  const store = new BulletinStore(dataDir, packageHash);
  const shelf = new BulletinShelf({ store, packageHash, origin: () => origin });
  return {
    bulletins: new BulletinCopy({ store, shelf, tree, log }),
    answerBulletin: bulletinDoor(shelf, PUBLIC_POLICY, drawings),
  };
}

function sameHours(one: readonly BulletinHour[], other: readonly BulletinHour[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ name, cut }, i) => name === other[i]?.name && cut === other[i]?.cut)
  );
}
