import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../basics/clock.ts';
import type { Election } from '../../election/lookup.ts';
import type { Cut } from '../../publication/model.ts';
import type { CutRow } from '../../store/cuts.ts';
import { openPhotoStore } from '../../store/open-photo-store.ts';
import { openReader } from '../../store/open-reader.ts';
import { Front } from '../front.ts';
import { listen } from '../listen.ts';
import { EMBED_POLICY, eventOffer, makeSite, PUBLIC_POLICY, publicPhotos } from '../make-site.ts';
import { Metrics } from '../metrics.ts';
import { Cards } from '../public/cards.ts';
import { CutEvents, eventMetrics, newsOf } from '../public/cut-events.ts';
import { publicHandler } from '../public/handler.ts';
import { mirrorAnswer } from './answer.ts';
import { CutFollower, OtherElection } from './cut-follower.ts';
import { LiveTree } from './live-tree.ts';
import { MirrorStatus } from './status.ts';
import { TreeFiles } from './tree-files.ts';

export interface MirrorOptions {
  readonly election: Election;
  /** The folder that the served tree is written into. */
  readonly folder: string;
  /** Photos, and the embedded database when no server is named. Nothing is written there. */
  readonly dataDir: string;
  /** A PostgreSQL server; a standby will do. */
  readonly databaseUrl: string | undefined;
  readonly photoStore?: string | undefined;
  /** The line of `/v1/key.txt`. */
  readonly keyLine: string;
  /** The address that readers see. The first path must have the same: it stands in pages. */
  readonly origin?: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Least time between two written cuts, milliseconds. */
  readonly everyMs: number;
  /** Pages of single units go into the folder, too. */
  readonly units: boolean;
  readonly eventListeners: number;
  readonly log: (message: string) => void;
}

export interface RunningMirror {
  readonly url: string;
  close(): Promise<void>;
}

/** How often to look for a newer cut, and how often while that fails. */
const LOOK_MS = 250;
const RETRY_MS = 1000;
/** After writing a cut rest so many times as long as it took: readers and the first path need the processor, too. */
const REST = 2;
/** A database of another election will hardly become ours. */
const HOPELESS_MS = 30_000;

/** The folder holds the tree of another election; it is not overwritten. */
export class ForeignFolder extends Error {
  override readonly name = 'ForeignFolder';
}

/**
 * The second path: follows the published cuts by itself, writes the served tree of each into a folder, and serves it. Listens first,
 * with what the folder holds; goes on with the last cut while the database is away.
 */
export async function startMirror(options: MirrorOptions): Promise<RunningMirror> {
  const { election, log } = options;
  const events = new CutEvents({ limit: options.eventListeners });
  const tree = new LiveTree(options.folder);
  const before = await tree.open();
  if (before.package !== null && before.package !== election.pkg.hash)
    throw new ForeignFolder(`${tree.folder} holds the results of another election; choose another folder`);
  const site = makeSite(election, options.keyLine, { origin: options.origin, events: events.limit > 0 });
  const photos = await openPhotoStore(options.dataDir, options.photoStore);
  /** Stands on the site and is not in the folder yet. */
  let waiting: { readonly cut: Cut; readonly row: CutRow } | null = null;
  const follower = new CutFollower({
    election,
    open: () => openReader({ databaseUrl: options.databaseUrl, dataDir: options.dataDir }),
    clock: systemClock,
    onCut: (cut, row) => {
      const bytes = new TextEncoder().encode(row.checkpoint);
      site.install(cut, new Map([['/v1/checkpoint', { mediaType: 'text/plain; charset=utf-8', bytes }]]));
      waiting = { cut, row };
    },
    log,
  });
  const status = new MirrorStatus(follower, tree, log);
  const metrics = new Metrics();
  metrics.collect(() => {
    status.measure(metrics);
    eventMetrics(metrics, events);
  });
  const front = new Front(
    mirrorAnswer({
      files: new TreeFiles(tree.folder, eventOffer(events.limit > 0)),
      treeIsNewest: () => tree.cut === (site.cut?.head.number ?? tree.cut),
      fromMemory: publicHandler(site, publicPhotos(photos, site), PUBLIC_POLICY, {
        embedPolicy: EMBED_POLICY,
        cards: new Cards(site, systemClock),
        ...(events.limit > 0 ? { events } : {}),
      }),
      remembers: () => site.cut !== null,
      policy: PUBLIC_POLICY,
      embedPolicy: EMBED_POLICY,
    }),
  );
  front.open((request, response) => status.answer(request.url ?? '', response, metrics));
  const url = await listen(front.server, options);

  const stop = new AbortController();
  const look = async (): Promise<number> => {
    try {
      await follower.look();
      status.reached();
      return LOOK_MS;
    } catch (error) {
      status.failed(error);
      return error instanceof OtherElection ? HOPELESS_MS : RETRY_MS;
    }
  };
  const write = async ({ cut, row }: { readonly cut: Cut; readonly row: CutRow }): Promise<number> => {
    const begun = performance.now();
    try {
      const written = await tree.write(site, cut, row.checkpoint, options, systemClock());
      waiting = null;
      events.publish(newsOf(cut));
      status.wrote(written, performance.now() - begun);
    } catch (error) {
      status.failed(error);
    }
    const took = performance.now() - begun;
    return Math.max(options.everyMs - took, REST * took);
  };
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const pause = await look();
      const rest = waiting === null ? 0 : await write(waiting);
      await sleep(Math.max(pause, rest), undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const following = follow();
  return {
    url,
    async close() {
      stop.abort();
      events.close();
      await front.close();
      await following;
      await follower.stop();
    },
  };
}
