/** 95 % of the normal distribution lies within so many deviations. */
const Z = 1.959964;

/** A share with its 95 % confidence interval (Wilson): honest for small counts and for 0 and 100 %. */
export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

export function share(count: number, of: number): Share {
  if (of === 0) return { count, of, low: 0, high: 1 };
  const p = count / of;
  const z2 = (Z * Z) / of;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((p * (1 - p) + z2 / 4) / of)) / (1 + z2);
  return { count, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
