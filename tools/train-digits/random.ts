/** A seeded source of numbers: the same seed trains the same network. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number, 0 up to, not including, `count`. */
  below(count: number): number;
  /** About normal, mean 0, deviation 1. */
  normal(): number;
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    below: (count) => Math.floor(next() * count),
    // Sum of four uniforms: smooth, bounded, and the same on every machine.
    normal: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
