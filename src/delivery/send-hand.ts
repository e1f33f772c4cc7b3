import { setTimeout as sleep } from 'node:timers/promises';
import type { TargetConfig } from './config/model.ts';
import type { Driver, SendContext } from './driver.ts';
import { DeliveryFault, faultOf, Stopped } from './fault.ts';
import type { Hand, Hands } from './hands.ts';
import type { ArrivedFile, WantedFile } from './plan.ts';
import { planSends } from './plan.ts';
import type { Spool } from './spool.ts';
import { SpoolLost } from './spool.ts';
import type { TargetRows } from './target-rows.ts';
import { within } from './within.ts';

export interface SendDeps {
  readonly target: TargetConfig;
  readonly driver: Driver;
  readonly rows: TargetRows;
  readonly hands: Hands;
  readonly spool: Spool;
  readonly stop: AbortSignal;
  /** What the place holds; kept up as files arrive. */
  readonly arrived: Map<string, ArrivedFile>;
  readonly progressed: () => void;
}

export interface Sent {
  readonly files: number;
  readonly bytes: number;
}

/** A file that arrived other than it was sent, or came too fast, is sent so many times in all before the delivery fails. */
const SENDS = 3;
/** How long a place that asks for fewer requests is left alone, when it does not say. */
const SLOWER_MS = 2000;
const MOST_SLOWER_MS = 60_000;
/** Files that have arrived are noted together, so many or so long. */
const NOTE_FILES = 50;
const NOTE_MS = 1000;

/** Brings what is missing of a cut to its place, stage by stage. Throws the first fault; what had arrived before stays noted. */
export async function sendHand(hand: Hand, deps: SendDeps): Promise<Sent> {
  const { target, rows, arrived } = deps;
  const plan = planSends(arrived, hand.files);
  await rows.begun(hand, plan.stages.flat().length);
  const sent = { files: 0, bytes: 0 };
  const note = new Notes(rows);
  try {
    for (const stage of plan.stages) {
      await each(stage, target.parallel, async (file) => {
        const remote = await sendOne(hand, file, deps);
        const there = { sha256: file.sha256, bytes: file.bytes, remote };
        arrived.set(file.path, there);
        deps.progressed();
        sent.files += 1;
        sent.bytes += file.bytes;
        await note.add(file.path, there, sent.files);
      });
      await note.flush(sent.files);
    }
  } finally {
    // What has arrived must not be sent again only because something else failed.
    await note.flush(sent.files).catch(() => undefined);
  }
  return sent;
}

/** Takes files away from the place; what fails is tried after a later delivery. */
export async function removeFiles(cut: number, paths: readonly string[], deps: SendDeps): Promise<void> {
  const { driver, rows, arrived } = deps;
  const removed: string[] = [];
  for (const path of paths) {
    try {
      await driver.remove(path, arrived.get(path)?.remote ?? '', contextOf(cut, path, '', deps));
    } catch {
      break;
    }
    arrived.delete(path);
    removed.push(path);
  }
  await rows.removed(removed);
}

async function sendOne(hand: Hand, file: WantedFile, deps: SendDeps): Promise<string> {
  const { spool, driver, arrived } = deps;
  const out = {
    ...file,
    remote: arrived.get(file.path)?.remote ?? '',
    part: (from: number, length: number) => spool.part(file.sha256, from, length),
  };
  for (let left = SENDS; ; left -= 1) {
    try {
      return (await driver.send(out, contextOf(hand.cut, file.path, file.sha256, deps))).remote;
    } catch (error) {
      if (error instanceof Stopped || error instanceof SpoolLost || deps.stop.aborted) throw error;
      const fault = faultOf(error);
      // A connection that was kept open may have been closed at the other end just now.
      if (fault.code === 'unreachable' && left === SENDS) continue;
      if (fault.code === 'rate-limited' && left > 1) {
        // The place is well and wants us slower: no reason to begin anew.
        await sleep(Math.min(fault.retryAfterMs ?? SLOWER_MS, MOST_SLOWER_MS), undefined, {
          signal: deps.stop,
        }).catch(() => undefined);
        continue;
      }
      if (fault.code === 'differs') await deps.hands.keepUpload(file.path, null);
      if (fault.code !== 'differs' || left <= 1)
        throw new DeliveryFault(fault.code, `${file.path}: ${fault.detail}`, fault.retryAfterMs);
    }
  }
}

function contextOf(cut: number, path: string, sha256: string, deps: SendDeps): SendContext {
  const { target, hands, stop, progressed } = deps;
  return {
    cut,
    request: (work) => within(target.timeoutMs, stop, work),
    async openUpload() {
      const upload = await hands.upload(path);
      return upload?.sha256 === sha256 ? upload : null;
    },
    keepUpload: (upload) => hands.keepUpload(path, upload),
    progressed,
  };
}

/** Works through a list, some at a time. The first failure ends it when those under way have ended. */
async function each<T>(
  list: readonly T[],
  parallel: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed = false;
  const lane = async () => {
    for (let item = list[next++]; item !== undefined && !failed; item = list[next++]) {
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(parallel, list.length) }, lane));
  const reasons = lanes.flatMap((done) => (done.status === 'rejected' ? [done.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !(reason instanceof Stopped)) ?? reasons[0];
}

class Notes {
  readonly #rows: TargetRows;
  #waiting: [string, ArrivedFile][] = [];
  #at = performance.now();

  constructor(rows: TargetRows) {
    this.#rows = rows;
  }

  async add(path: string, file: ArrivedFile, done: number): Promise<void> {
    this.#waiting.push([path, file]);
    if (this.#waiting.length >= NOTE_FILES || performance.now() - this.#at > NOTE_MS) await this.flush(done);
  }

  async flush(done: number): Promise<void> {
    const files = this.#waiting;
    this.#waiting = [];
    this.#at = performance.now();
    if (files.length > 0) await this.#rows.arrived(files, done);
  }
}
