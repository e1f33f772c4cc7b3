import { setTimeout as sleep } from 'node:timers/promises';
import { isDatabaseAway } from '../store/errors-transient.ts';
import type { WaitAfter } from './backoff.ts';
import { failuresInRow } from './backoff.ts';
import type { TargetConfig } from './config/model.ts';
import type { Driver } from './driver.ts';
import { DeliveryFault, Stopped } from './fault.ts';
import type { Hand, Hands } from './hands.ts';
import { makeHand } from './make-hand.ts';
import type { OfferedCut } from './offered.ts';
import { outlived } from './plan.ts';
import type { SendDeps } from './send-hand.ts';
import { removeFiles, sendHand } from './send-hand.ts';
import type { Spool } from './spool.ts';
import { SpoolLost } from './spool.ts';
import type { KnownState, TargetOrders, TargetRows } from './target-rows.ts';

export interface LoopDeps {
  readonly target: TargetConfig;
  readonly driver: Driver;
  readonly rows: TargetRows;
  readonly hands: Hands;
  readonly spool: Spool;
  readonly newest: () => OfferedCut | null;
  /** True while this process leads: it alone delivers. */
  readonly leads: () => boolean;
  readonly clock: () => number;
  readonly random: () => number;
  readonly waitAfter: WaitAfter;
  readonly log: (line: string) => void;
  /** How long a process that begins to lead waits until requests of the one before it have ended. */
  readonly graceMs: number;
}

const LOOK_MS = 1000;
const WATCH_MS = 250;
/** Cuts that may wait for a place that takes every one. */
const MOST_WAITING = 500;
/** Cuts whose files are on their way into our own spool, in memory: a disk that hangs must not gather more. */
const MOST_MAKING = 10;
/** Lasting names that no pointer has named for so long are taken away. */
const KEEP_LASTING_MS = 15 * 60_000;

/** Everything about one place: its queue, its state, its failures. Nothing that happens here reaches another place. */
export class TargetLoop {
  readonly #deps: LoopDeps;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #state: KnownState | null = null;
  #leadsSince: number | null = null;
  #orders: TargetOrders = { paused: false, askedAt: 0, askedAll: false };
  #looked = Number.NEGATIVE_INFINITY;
  #askedSeen = 0;
  #nextAt = 0;
  #doneAt = Number.NEGATIVE_INFINITY;
  readonly #trusted = new Set<number>();
  readonly #wantedAt = new Map<string, number>();
  #making: Promise<void> = Promise.resolve();
  #inMaking = 0;
  #said = '';

  constructor(deps: LoopDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake?.(); // a loop that rests
    await this.#running;
    await this.#making;
  }

  /** A new cut is public. */
  offer(cut: OfferedCut): void {
    const { target, leads } = this.#deps;
    if (target.everyCut && leads()) this.#keep(cut);
    this.#wake?.();
  }

  /** Puts a cut behind those that wait; one that cannot be kept is left out, counted and told. */
  #keep(cut: OfferedCut): void {
    if (this.#inMaking >= MOST_MAKING) {
      void this.#leaveOut('our own disk does not keep up');
      return;
    }
    this.#inMaking += 1;
    this.#making = this.#making
      .then(() => this.#queue(cut))
      .catch((error: unknown) => this.#leaveOut(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        this.#inMaking -= 1;
      });
  }

  async #leaveOut(reason: string): Promise<void> {
    if (this.#stop.signal.aborted) return;
    this.#say(`leaves cuts out: ${reason}`);
    await this.#deps.rows.leftOut(1).catch(() => undefined); // the log has it
  }

  /** Somebody said something about this place. */
  nudge(): void {
    this.#looked = Number.NEGATIVE_INFINITY;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        await this.#round();
      } catch (error) {
        // The database is away, or our own disk: begin again with what is written there.
        this.#state = null;
        this.#say(`waits: ${error instanceof Error ? error.message : String(error)}`);
        await this.#rest(LOOK_MS);
      }
    }
    await this.#deps.rows.stopped().catch(() => undefined);
  }

  async #round(): Promise<void> {
    const { rows, hands, leads, clock, graceMs } = this.#deps;
    if (!leads()) {
      this.#state = null;
      this.#leadsSince = null;
      return this.#rest(WATCH_MS);
    }
    this.#leadsSince ??= clock();
    if (clock() - this.#leadsSince < graceMs) return this.#rest(Math.min(graceMs, WATCH_MS));
    if (this.#state === null) {
      // An upload that was begun would end at the old place.
      if (await rows.open()) await hands.forgetUploads();
      this.#state = await rows.load();
      this.#trusted.clear();
    }
    const state = this.#state;
    await this.#look(state);
    if (this.#orders.paused) return this.#rest(LOOK_MS);
    const waits = this.#nextAt - clock();
    if (waits > 0) return this.#rest(Math.min(waits, LOOK_MS));
    const hand = await this.#next(state);
    if (hand === null) return this.#rest(LOOK_MS);
    await this.#deliver(hand, state);
  }

  /** Reads what people have said meanwhile. */
  async #look(state: KnownState): Promise<void> {
    const { rows, clock } = this.#deps;
    if (clock() - this.#looked < LOOK_MS) return;
    this.#looked = clock();
    this.#orders = await rows.orders();
    if (this.#orders.askedAll) {
      await rows.forget();
      state.arrived.clear();
      this.#state = { ...state, cut: 0 };
      this.#doneAt = Number.NEGATIVE_INFINITY;
    }
    if (this.#orders.askedAt <= this.#askedSeen) return;
    this.#askedSeen = this.#orders.askedAt;
    this.#nextAt = 0;
  }

  /** The cut to bring now: one that was begun, or waits, or the newest. */
  async #next({ cut: delivered, arrived }: KnownState): Promise<Hand | null> {
    const { target, hands, spool, newest, clock } = this.#deps;
    for (const cut of await hands.waiting()) {
      const hand = cut > delivered ? await hands.load(cut) : null;
      if (
        hand !== null &&
        (this.#trusted.has(cut) || (await spool.whole(hand.files.map((file) => file.sha256))))
      ) {
        this.#trusted.add(cut);
        return hand;
      }
      await hands.drop(cut);
    }
    const cut = newest();
    if (target.everyCut || cut === null || cut.number <= delivered) return null;
    if (clock() - this.#doneAt < target.everyMs) return null;
    try {
      const hand = await makeHand(cut, {
        target,
        spool,
        last: await hands.last(),
        arrived,
        stop: this.#stop.signal,
      });
      await hands.save(hand);
      this.#trusted.add(hand.cut);
      return hand;
    } catch (error) {
      if (error instanceof Stopped) return null;
      await this.#failed(ownFault(error));
      return null;
    }
  }

  async #queue(cut: OfferedCut): Promise<void> {
    const { target, hands, spool, rows } = this.#deps;
    await hands.save(
      await makeHand(cut, { target, spool, last: null, arrived: new Map(), stop: this.#stop.signal }),
    );
    this.#trusted.add(cut.number);
    const waiting = await hands.waiting();
    const tooMany = waiting.slice(1, Math.max(1, waiting.length - MOST_WAITING + 1)); // the first may be on its way
    for (const old of tooMany) await hands.drop(old);
    if (tooMany.length > 0) await rows.leftOut(tooMany.length);
    this.#wake?.();
  }

  async #deliver(hand: Hand, state: KnownState): Promise<void> {
    const { target, hands, rows, clock, leads } = this.#deps;
    const halt = new AbortController();
    const end = () => halt.abort();
    this.#stop.signal.addEventListener('abort', end, { once: true });
    let moved = false;
    const watch = setInterval(() => {
      if (!leads()) halt.abort();
      else this.#lookAside(halt);
    }, WATCH_MS);
    const deps: SendDeps = {
      ...this.#deps,
      stop: halt.signal,
      arrived: state.arrived,
      progressed: () => {
        moved = true;
      },
    };
    const began = performance.now();
    try {
      const sent = await sendHand(hand, deps);
      const bytes = hand.files.reduce((sum, file) => sum + file.bytes, 0);
      const seconds = (performance.now() - began) / 1000;
      await rows.finished(hand, {
        files: hand.files.length,
        bytes,
        sentFiles: sent.files,
        sentBytes: sent.bytes,
        seconds,
      });
      this.#state = { ...state, cut: hand.cut, failures: 0 };
      this.#doneAt = clock();
      this.#say('');
      await this.#tidy(hand, deps);
    } catch (error) {
      if (error instanceof Stopped || deps.stop.aborted) {
        await rows.stopped();
        return;
      }
      if (error instanceof SpoolLost) {
        await hands.drop(hand.cut);
        return;
      }
      const fault = ownFault(error);
      await this.#failed(fault, moved);
      // A slow place ends what it has begun; one that stood still gets the newest when it is back.
      const newer = (this.#deps.newest()?.number ?? 0) > hand.cut;
      if (!target.everyCut && newer && (!moved || fault.code === 'internal')) await hands.drop(hand.cut);
    } finally {
      clearInterval(watch);
      this.#stop.signal.removeEventListener('abort', end);
    }
  }

  #lookAside(halt: AbortController): void {
    const { rows, clock } = this.#deps;
    if (clock() - this.#looked < LOOK_MS) return;
    this.#looked = clock();
    rows.orders().then(
      (orders) => {
        if (orders.paused) halt.abort();
      },
      () => undefined, // whoever writes to the database next will notice
    );
  }

  /** Takes away what nobody needs: here, and at the place. */
  async #tidy(hand: Hand, deps: SendDeps): Promise<void> {
    const { target, hands, rows, clock } = this.#deps;
    const now = clock();
    if (target.everyCut) {
      const own = [...deps.arrived.keys()].filter((path) => path.startsWith('cuts/'));
      for (const path of own) deps.arrived.delete(path);
      await rows.removed(own);
    } else {
      const wanted = new Set(hand.files.map((file) => file.path));
      for (const path of deps.arrived.keys()) {
        if (wanted.has(path) || !this.#wantedAt.has(path)) this.#wantedAt.set(path, now);
      }
      const old = outlived(deps.arrived.keys(), wanted, this.#wantedAt, now, KEEP_LASTING_MS);
      for (const path of old) this.#wantedAt.delete(path);
      await removeFiles(hand.cut, old, deps);
      if (target.content.includes('feed')) await hands.saveLast(hand);
    }
    await hands.drop(hand.cut);
  }

  /** `moved`: some of it had arrived. */
  async #failed(fault: DeliveryFault, moved = false): Promise<void> {
    const { rows, clock, random, waitAfter } = this.#deps;
    const failures = failuresInRow(this.#state?.failures ?? 0, fault.code, moved);
    if (this.#state !== null) this.#state = { ...this.#state, failures };
    this.#nextAt = clock() + waitAfter(failures, fault, random());
    await rows.failed(failures, fault, this.#nextAt);
    this.#say(`fails: ${fault.code} (${fault.detail})`);
  }

  /** One line for each change, not for each try. */
  #say(text: string): void {
    const { log, target } = this.#deps;
    if (text === this.#said) return;
    log(`delivery to ${target.id} ${text === '' ? 'works' : text}`);
    this.#said = text;
  }

  async #rest(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return;
    const waker = new AbortController();
    this.#wake = () => waker.abort();
    await sleep(ms, undefined, { signal: waker.signal }).catch(() => undefined);
    this.#wake = null;
  }
}

/** What is no fault of the place is one of ours, and is said as such; a database that is away is neither. */
function ownFault(error: unknown): DeliveryFault {
  if (error instanceof DeliveryFault) return error;
  if (isDatabaseAway(error)) throw error;
  return new DeliveryFault(
    'internal',
    error instanceof Error ? `${error.name}: ${error.message}` : String(error),
  );
}
