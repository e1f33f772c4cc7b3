import type { Clock } from '../basics/clock.ts';

const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
const FORGET_AFTER_MS = 60 * 60_000;
const MAX_PAIRS = 50_000;

interface Pair {
  failures: number;
  pausedUntil: number;
  lastAt: number;
}

/**
 * Counts wrong passwords per account and address together. After five the pair waits 30 s, then twice as long each time, up
 * to 15 minutes. One address never blocks another account: a whole centre sits behind one address.
 */
export class LoginLimits {
  readonly #clock: Clock;
  readonly #pairs = new Map<string, Pair>();
  readonly #known = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Milliseconds that the pair must wait; 0 when it may try. */
  waitFor(username: string, address: string): number {
    const pair = this.#pairs.get(key(username, address));
    if (pair === undefined) return 0;
    return Math.max(0, Math.min(LONGEST_PAUSE_MS, pair.pausedUntil - this.#clock()));
  }

  /** True when this account has logged in from this address before: another place's guesses do not lock it out here. */
  isKnown(username: string, address: string): boolean {
    return this.#known.has(key(username, address));
  }

  failed(username: string, address: string): void {
    const now = this.#clock();
    const id = key(username, address);
    const before = this.#pairs.get(id);
    const failures = before !== undefined && now - before.lastAt < FORGET_AFTER_MS ? before.failures + 1 : 1;
    const over = failures - FREE_FAILURES;
    const pause = over < 0 ? 0 : Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(over, 10));
    remember(this.#pairs, id, { failures, pausedUntil: now + pause, lastAt: now });
  }

  succeeded(username: string, address: string): void {
    const id = key(username, address);
    this.#pairs.delete(id);
    remember(this.#known, id, this.#clock());
  }

  /** Takes all failures of an account back, wherever they came from: somebody who keeps accounts says so. */
  forgive(username: string): void {
    for (const id of this.#pairs.keys()) if (id.endsWith(` ${username}`)) this.#pairs.delete(id);
  }
}

function key(username: string, address: string): string {
  return `${address} ${username}`;
}

/** Keeps the newest entries: the oldest one goes when there are too many. */
function remember<T>(map: Map<string, T>, id: string, value: T): void {
  map.delete(id);
  map.set(id, value);
  if (map.size <= MAX_PAIRS) return;
  for (const oldest of map.keys()) {
    map.delete(oldest);
    break;
  }
}
