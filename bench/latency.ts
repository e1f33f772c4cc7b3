/** Times of one kind of request in buckets of 3 %, so that quantiles of millions need no list. */
export class Latencies {
  readonly #buckets = new Map<number, number>();
  count = 0;
  errors = 0;

  add(ms: number): void {
    const bucket = Math.ceil(Math.log(Math.max(ms, 0.05)) / STEP);
    this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + 1);
    this.count += 1;
  }

  /** Milliseconds that a share of requests did not exceed; null when there were none. */
  quantile(share: number): number | null {
    let left = share * this.count;
    for (const [bucket, count] of [...this.#buckets].sort((a, b) => a[0] - b[0])) {
      left -= count;
      if (left <= 0) return Math.exp(bucket * STEP);
    }
    return null;
  }

  toJson(): LatencyJson {
    return { buckets: [...this.#buckets], count: this.count, errors: this.errors };
  }

  merge(other: LatencyJson): void {
    for (const [bucket, count] of other.buckets) {
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
    }
    this.count += other.count;
    this.errors += other.errors;
  }
}

export interface LatencyJson {
  readonly buckets: readonly (readonly [number, number])[];
  readonly count: number;
  readonly errors: number;
}

const STEP = Math.log(1.03);
