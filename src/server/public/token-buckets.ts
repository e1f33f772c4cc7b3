import { createHmac, randomBytes } from 'node:crypto';
import type { Clock } from '../../basics/clock.ts';
import { neighbourhoodOf, networkOf } from '../../people/network.ts';

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
/** A whole country's networks behind a few carriers, at each of the two levels. */
const MOST = 50_000;
/** Who rents a /48 of IPv6 has 65,536 networks: together they may do as much as sixteen. */
const NETWORKS_OF_SITE = 16;
/** A /24 of IPv4 may be a carrier's, with thousands of people behind each of its addresses. */
const ADDRESSES_OF_BLOCK = 64;
/** So much more than one network those have together who found no place. */
const STRANGERS = 16;
/** Least milliseconds between two searches for full buckets. */
const SWEEP_MS = 1_000;

/**
 * How often one network may do something that costs us work, and how often its neighbourhood may. Addresses are not kept: in memory stands
 * a keyed hash of each, under a key that is drawn anew every day and written nowhere. A restart forgives.
 */
export class TokenBuckets {
  readonly #clock: Clock;
  readonly #networks: Level;
  readonly #sites: Level;
  readonly #blocks: Level;
  #key = randomBytes(32);
  #day = -1;

  /** `most`: buckets of each level. */
  constructor(size: BucketSize, clock: Clock, most: number = MOST) {
    this.#clock = clock;
    this.#networks = new Level(size, most);
    this.#sites = new Level(times(size, NETWORKS_OF_SITE), most);
    this.#blocks = new Level(times(size, ADDRESSES_OF_BLOCK), most);
  }

  /** Buckets that are held now, for tests. */
  get held(): number {
    return this.#networks.held + this.#sites.held + this.#blocks.held;
  }

  /** Takes one; when there is none left, gives the seconds until there is, else 0. What is refused takes nothing. */
  take(address: string): number {
    const now = this.#clock();
    this.#turnDay(now);
    const network = networkOf(address);
    const wide = neighbourhoodOf(network);
    const around = network.includes(':') ? this.#sites : this.#blocks;
    const wideName = this.#nameOf(wide);
    // The neighbourhood first: while it has none left, its networks get no buckets of their own.
    const wait = around.wait(wideName, now);
    if (wait > 0) return wait;
    const own = this.#networks.take(this.#nameOf(network), now);
    if (own === 0) around.take(wideName, now);
    return own;
  }

  #nameOf(network: string): string {
    return createHmac('sha256', this.#key).update(network).digest('base64url').slice(0, 16);
  }

  #turnDay(now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (day === this.#day) return;
    if (this.#day !== -1) {
      this.#key = randomBytes(32);
      for (const level of [this.#networks, this.#sites, this.#blocks]) level.clear();
    }
    this.#day = day;
  }
}

/**
 * Buckets of one size. A full bucket says no more than none: when there is no place, full ones go. While none is full, those who are not
 * known yet share one bucket: to forget another one would give its owner a new burst.
 */
class Level {
  readonly #size: BucketSize;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();
  #strangers: Bucket | null = null;
  #swept = Number.NEGATIVE_INFINITY;

  constructor(size: BucketSize, most: number) {
    this.#size = size;
    this.#most = most;
  }

  get held(): number {
    return this.#buckets.size;
  }

  clear(): void {
    this.#buckets.clear();
    this.#strangers = null;
  }

  /** Seconds until there is one; 0: now. */
  wait(name: string, now: number): number {
    const { size, bucket } = this.#find(name, now);
    return waitFor(size, leftOf(size, bucket, now));
  }

  take(name: string, now: number): number {
    const { size, bucket, stranger } = this.#find(name, now);
    const left = leftOf(size, bucket, now);
    const wait = waitFor(size, left);
    const next = { left: wait === 0 ? left - 1 : left, at: now };
    if (stranger) this.#strangers = next;
    else this.#buckets.set(name, next);
    return wait;
  }

  #find(name: string, now: number): { size: BucketSize; bucket: Bucket | null; stranger: boolean } {
    const bucket = this.#buckets.get(name) ?? null;
    if (bucket === null && this.#buckets.size >= this.#most) this.#sweep(now);
    if (bucket !== null || this.#buckets.size < this.#most)
      return { size: this.#size, bucket, stranger: false };
    return { size: times(this.#size, STRANGERS), bucket: this.#strangers, stranger: true };
  }

  #sweep(now: number): void {
    if (Math.abs(now - this.#swept) < SWEEP_MS) return;
    this.#swept = now;
    for (const [name, bucket] of this.#buckets)
      if (leftOf(this.#size, bucket, now) >= this.#size.burst) this.#buckets.delete(name);
  }
}

function times({ burst, perSecond }: BucketSize, factor: number): BucketSize {
  return { burst: burst * factor, perSecond: perSecond * factor };
}

function leftOf({ burst, perSecond }: BucketSize, bucket: Bucket | null, now: number): number {
  return bucket === null
    ? burst
    : Math.min(burst, bucket.left + (Math.max(0, now - bucket.at) / 1000) * perSecond);
}

function waitFor({ perSecond }: BucketSize, left: number): number {
  return left >= 1 ? 0 : Math.max(1, Math.ceil((1 - left) / perSecond));
}
