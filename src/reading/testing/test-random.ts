/** A stream of numbers that depends on its seed and labels only. */
export interface TestRandom {
  /** At least 0 and below 1. */
  next(): number;
  /** Between `low` and `high`. */
  between(low: number, high: number): number;
  /** Between -`size` and `size`. */
  within(size: number): number;
  /** Whole, both ends included. */
  int(low: number, high: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

export function randomOf(seed: number, ...labels: readonly (string | number)[]): TestRandom {
  let state = 0x811c9dc5;
  for (const sign of [seed, ...labels].join('|')) {
    state = Math.imul(state ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  }
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    between: (low, high) => low + (high - low) * next(),
    within: (size) => (next() * 2 - 1) * size,
    chance: (share) => next() < share,
    pick(list) {
      const value = list[int(0, list.length - 1)];
      if (value === undefined) throw new Error('cannot pick from an empty list');
      return value;
    },
  };
}
