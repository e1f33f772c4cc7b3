import { sha256Hex } from '../basics/sha256.ts';
import type { TargetConfig } from './config/model.ts';
import { chosenFiles } from './contents.ts';
import { makeFeed } from './feed-maker.ts';
import type { Hand } from './hands.ts';
import type { FeedInput } from './made-feed.ts';
import { deltaIndex, FEED_SOURCES } from './made-feed.ts';
import type { OfferedCut } from './offered.ts';
import type { ArrivedFile, Stage, WantedFile } from './plan.ts';
import { deltaOf } from './plan.ts';
import type { Spool } from './spool.ts';

export interface HandSource {
  readonly target: TargetConfig;
  readonly spool: Spool;
  /** The last cut that the place got; null for the first one. */
  readonly last: Hand | null;
  readonly arrived: ReadonlyMap<string, ArrivedFile>;
  readonly stop: AbortSignal;
}

/** Puts everything that a place shall get of a cut into the spool, and lists it. */
export async function makeHand(cut: OfferedCut, source: HandSource): Promise<Hand> {
  const { target, spool, arrived } = source;
  const prefix = target.everyCut && target.kind !== 'webhook' ? `cuts/${cut.number}/` : '';
  const files: WantedFile[] = [];
  const add = async (path: string, bytes: Uint8Array, mediaType: string, stage: Stage, known?: string) => {
    const sha256 = known ?? sha256Hex(bytes);
    await spool.put(sha256, bytes);
    files.push({ path, sha256, bytes: bytes.length, mediaType, stage });
  };
  for (const { path, file, stage } of chosenFiles(cut.files, target)) {
    await add(prefix + path, file.bytes, file.mediaType, stage, file.sha256);
    if (prefix !== '' && stage === 'pointer')
      await add('cut.json', file.bytes, file.mediaType, 'newest', file.sha256);
  }
  if (target.kind !== 'webhook') {
    const note = new TextEncoder().encode(cut.checkpoint);
    await add(`${prefix}v1/checkpoint`, note, 'text/plain; charset=utf-8', 'manifest');
  }
  if (target.content.includes('feed') && prefix === '') {
    for await (const { path, bytes, mediaType } of makeFeed(await feedInput(cut, source), source.stop)) {
      await add(path, bytes, mediaType, 'data');
      if (deltaOf(path) === null) continue;
      const index = new TextEncoder().encode(deltaIndex(arrived, path));
      await add('feed/deltas/index.json', index, mediaType, 'manifest');
    }
  }
  return { cut: cut.number, at: cut.at, files };
}

/** Copies of what is needed: a thread gets the whole block of memory that bytes lie in. */
async function feedInput(cut: OfferedCut, { target, last, spool }: HandSource): Promise<FeedInput> {
  const files = new Map<string, Uint8Array>();
  const old = new Map<string, Uint8Array>();
  for (const path of FEED_SOURCES) {
    const now = cut.files.get(path);
    if (now !== undefined) files.set(path, now.bytes.slice());
    const before = last?.files.find((file) => file.path === path.slice(1));
    const bytes = before === undefined ? null : await spool.read(before.sha256);
    if (bytes !== null && sha256Hex(bytes) === before?.sha256) old.set(path, bytes);
  }
  // A drive would gather deltas as new files; there, whole tables are what people open.
  const before = last === null || target.kind === 'drive' ? null : { cut: last.cut, files: old };
  return { cut: cut.number, files, corrections: cut.corrections, before };
}
