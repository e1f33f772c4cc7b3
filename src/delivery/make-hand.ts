import { setTimeout as sleep } from 'node:timers/promises';
import { sha256Hex } from '../basics/sha256.ts';
import type { TargetConfig } from './config/model.ts';
import { chosenFiles } from './contents.ts';
import type { Hand } from './hands.ts';
import { deltaFrom, deltaIndex, twins } from './made-feed.ts';
import type { OfferedCut } from './offered.ts';
import type { ArrivedFile, Stage, WantedFile } from './plan.ts';
import type { Spool } from './spool.ts';

/** After a file that took long to make, the process is left to others for so many times as long. */
const REST = 20;
const SHORT_MS = 5;
const MOST_REST_MS = 10_000;

export interface HandSource {
  readonly target: TargetConfig;
  readonly spool: Spool;
  /** The last cut that the place got; null for the first one. */
  readonly last: Hand | null;
  readonly arrived: ReadonlyMap<string, ArrivedFile>;
}

/** Puts everything that a place shall get of a cut into the spool, and lists it. */
export async function makeHand(cut: OfferedCut, { target, spool, last, arrived }: HandSource): Promise<Hand> {
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
    for (const { path, make } of twins(cut)) {
      const began = performance.now();
      const { bytes, mediaType } = make();
      await add(path, bytes, mediaType, 'data');
      await rest(performance.now() - began);
    }
    // A drive would gather them as new files; there, whole tables are what people open.
    const step = last === null || target.kind === 'drive' ? null : await deltaFrom(last, cut, spool);
    if (step !== null) {
      const { bytes, mediaType } = step.make();
      await add(step.path, bytes, mediaType, 'data');
      const index = new TextEncoder().encode(deltaIndex(arrived, step.path));
      await add('feed/deltas/index.json', index, mediaType, 'manifest');
    }
  }
  return { cut: cut.number, at: cut.at, files };
}

/** Clerks and readers come first. */
async function rest(tookMs: number): Promise<void> {
  if (tookMs > SHORT_MS) await sleep(Math.min(REST * tookMs, MOST_REST_MS));
}
