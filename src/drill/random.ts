/** A stream of numbers that depends on its seed only, so that a sample or a drill can be made again exactly. */
export interface Random {
  /** At least 0 and below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True in a share of cases. */
  chance(share: number): boolean;
  /** Normal distribution, mean 0, spread 1. */
  normal(): number;
  /** Log-normal factor around 1 with the given spread. */
  factor(spread: number): number;
  pick<T>(list: readonly T[]): T;
  /** A new list in random order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Hash of a text to 32 bits (FNV-1a). */
function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Starts a stream from a seed and labels; other labels give an independent stream of the same seed. */
export function randomFrom(seed: number, ...labels: readonly (string | number)[]): Random {
  const text = [seed, ...labels].join('|');
  let a = hash32(text);
  let b = hash32(`${text}#b`);
  let c = hash32(`${text}#c`);
  let counter = 1;

  // sfc32: small, fast, passes the usual batteries; not for secrets
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4294967296;
  };
  for (let i = 0; i < 12; i++) next();

  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - next()));
    return radius * Math.cos(2 * Math.PI * next());
  };
  return {
    next,
    int,
    chance: (share) => next() < share,
    normal,
    factor: (spread) => Math.exp(spread * normal()),
    pick(list) {
      const value = list[int(0, list.length - 1)];
      if (value === undefined) throw new Error('cannot pick from an empty list');
      return value;
    },
    shuffled(list) {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        const [x, y] = [copy[i], copy[j]];
        if (x !== undefined && y !== undefined) {
          copy[i] = y;
          copy[j] = x;
        }
      }
      return copy;
    },
  };
}

/**
 * Splits a whole number over weights so that the parts are whole and add up exactly: floors first, then the largest
 * remainders, earlier parts first where remainders are equal.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum <= 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  let left = total;
  for (const part of parts) left -= part;
  const order = exact
    .map((x, i) => ({ i, rest: x - Math.floor(x) }))
    .sort((p, q) => q.rest - p.rest || p.i - q.i);
  for (let k = 0; k < left; k++) {
    const place = order[k % order.length]?.i ?? 0;
    parts[place] = (parts[place] ?? 0) + 1;
  }
  return parts;
}
