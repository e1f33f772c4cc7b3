import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../basics/clock.ts';
import type { Election } from '../../election/lookup.ts';
import { openPhotoStore } from '../../store/open-photo-store.ts';
import { openReader } from '../../store/open-reader.ts';
import { EMBED_POLICY, makeSite, PUBLIC_POLICY, publicPhotos } from '../make-site.ts';
import { Metrics } from '../metrics.ts';
import { Cards } from '../public/cards.ts';
import { type CutEvents, eventMetrics } from '../public/cut-events.ts';
import { publicHandler } from '../public/handler.ts';
import { openPreviews, previewPathOf } from '../public/previews.ts';
import { DRAWINGS, SearchLimit } from '../public/search-limit.ts';
import type { Memory } from './answer.ts';
import { openBulletins } from './bulletin-copy.ts';
import { CutFollower, OtherElection } from './cut-follower.ts';
import { FolderRound } from './folder-round.ts';
import type { LiveTree } from './live-tree.ts';
import type { MirrorOptions } from './mirror.ts';
import { MirrorStatus } from './status.ts';

/** How often to look for a newer cut, and how often while that fails. */
const LOOK_MS = 250;
const RETRY_MS = 1000;
/** A database of another election will hardly become ours. */
const HOPELESS_MS = 30_000;

export interface KeeperOptions extends MirrorOptions {
  readonly election: Election;
  readonly keyLine: string;
  readonly tree: LiveTree;
  readonly events: CutEvents;
}

export interface Keeper {
  readonly memory: Memory;
  /** `/healthz`, `/readyz`, `/metrics`. */
  readonly answerOperator: RequestListener;
  start(): void;
  stop(): Promise<void>;
}

/** Keeps folder and memory at the newest cut: looks for one, makes it, writes it, tells the listeners. */
export async function openKeeper(options: KeeperOptions): Promise<Keeper> {
  const { election, tree, events, log } = options;
  // The pages of both ways are the same: that of a unit leads to the form, which only the process with the desk takes.
  const site = makeSite(election, options.keyLine, {
    origin: options.origin,
    events: events.limit > 0,
    reports: true,
    previewPath: previewPathOf,
  });
  const photos = await openPhotoStore(options.dataDir, options.photoStore);
  const previews = openPreviews(options.dataDir);
  const follower = new CutFollower({
    election,
    open: () => openReader({ databaseUrl: options.databaseUrl, dataDir: options.dataDir }),
    clock: systemClock,
    onCut: (cut, row) => {
      const bytes = new TextEncoder().encode(row.checkpoint);
      site.install(cut, new Map([['/v1/checkpoint', { mediaType: 'text/plain; charset=utf-8', bytes }]]));
      round.offer(cut, row);
    },
    log,
  });
  const status = new MirrorStatus(follower, tree, log);
  const { units, everyMs } = options;
  const round = new FolderRound({
    ...{ site, tree, events, status, everyMs },
    scope: { units },
    clock: systemClock,
  });
  const metrics = new Metrics();
  metrics.collect(() => {
    status.measure(metrics);
    eventMetrics(metrics, events);
  });

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
  const stop = new AbortController();
  let following: Promise<void> = Promise.resolve();
  const follow = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      const pause = await look();
      const rest = await round.write();
      await sleep(Math.max(pause, rest), undefined, { signal: stop.signal }).catch(() => undefined);
    }
  };
  const drawings = new SearchLimit(systemClock, options.behindProxy, DRAWINGS);
  const { bulletins, answerBulletin } = openBulletins(options, drawings);
  const answerPublic = publicHandler(site, publicPhotos(photos, site, previews), PUBLIC_POLICY, {
    embedPolicy: EMBED_POLICY,
    cards: new Cards(site, systemClock),
    drawings,
    searches: new SearchLimit(systemClock, options.behindProxy),
    ...(events.limit > 0 ? { events } : {}),
  });
  return {
    memory: {
      cut: () => site.cut?.head.number ?? null,
      answer: (...call) => answerBulletin(...call) || answerPublic(...call),
    },
    answerOperator: (request, response) => status.answer(request.url ?? '', response, metrics),
    start: () => {
      following = follow();
      bulletins.start();
    },
    async stop() {
      stop.abort();
      await bulletins.stop();
      await following;
      await follower.stop();
      await previews.close();
    },
  };
}
