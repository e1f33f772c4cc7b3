import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../basics/clock.ts';
import { networkOf } from '../../people/network.ts';

export interface BucketSize {
  /** So many at once, after a pause. */
  readonly burst: number;
  /** So many a second from then on. */
  readonly perSecond: number;
}

interface Bucket {
  left: number;
  at: number;
}

const DAY_MS = 86_400_000;
/** A whole country's networks behind a few carriers; more are forgotten, the oldest first. */
const MOST = 50_000;

/**
 * How often one network may do something that costs us work. Addresses are not kept: in memory stands a keyed hash of each, under a key
 * that is drawn anew every day and written nowhere. A restart forgives.
 */
export class TokenBuckets {
  readonly #size: BucketSize;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, Bucket>();
  #key = randomBytes(32);
  #day = -1;

  constructor(size: BucketSize, clock: Clock) {
    this.#size = size;
    this.#clock = clock;
  }

  /** Takes one; when there is none left, gives the seconds until there is, else 0. */
  take(address: string): number {
    const now = this.#clock();
    this.#turnDay(now);
    const name = createHmac('sha256', this.#key).update(networkOf(address)).digest('base64url').slice(0, 16);
    const { burst, perSecond } = this.#size;
    const known = this.#buckets.get(name);
    const left =
      known === undefined
        ? burst
        : Math.min(burst, known.left + (Math.max(0, now - known.at) / 1000) * perSecond);
    this.#buckets.delete(name);
    const allowed = left >= 1;
    this.#buckets.set(name, { left: allowed ? left - 1 : left, at: now });
    for (const [oldest] of this.#buckets) {
      if (this.#buckets.size <= MOST) break;
      this.#buckets.delete(oldest);
    }
    return allowed ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
  }

  #turnDay(now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (day === this.#day) return;
    if (this.#day !== -1) {
      this.#key = randomBytes(32);
      this.#buckets.clear();
    }
    this.#day = day;
  }
}
