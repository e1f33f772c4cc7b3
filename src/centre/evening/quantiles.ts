/** How long a step took, in seconds. */
export interface StepTimes {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
}

/** Median and 95th percentile (nearest rank), rounded to tenths of a second. */
export function stepTimes(seconds: readonly number[]): StepTimes {
  const sorted = Float64Array.from(seconds).sort();
  const rank = (share: number) => {
    const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
    return value === undefined ? null : Math.round(value * 10) / 10;
  };
  return { count: sorted.length, p50: rank(0.5), p95: rank(0.95) };
}
