/**
 * How colours look, also to people who see fewer of them: deuteranopia, protanopia and tritanopia as simulated by Machado, Oliveira and Fernandes
 * (2009), full strength. Distances are Euclidean in CIE L*a*b* (D65).
 */
type Triple = readonly [number, number, number];

/** Rows of a 3 × 3 matrix on linear red, green, blue. The first is ordinary sight. */
const SIGHTS: readonly (readonly Triple[])[] = [
  [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
];

/** A colour as each kind of sight sees it, in L*a*b*. */
export type Seen = readonly Triple[];

function linear(colour: string): Triple {
  const part = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

const times = (row: Triple, [r, g, b]: Triple): number => row[0] * r + row[1] * g + row[2] * b;
const inRange = (value: number): number => Math.min(1, Math.max(0, value));

function lab(rgb: Triple): Triple {
  const root = (t: number) => (t > 216 / 24_389 ? Math.cbrt(t) : ((24_389 / 27) * t + 16) / 116);
  const x = root(times([0.4124564, 0.3575761, 0.1804375], rgb) / 0.95047);
  const y = root(times([0.2126729, 0.7151522, 0.072175], rgb));
  const z = root(times([0.0193339, 0.119192, 0.9503041], rgb) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** `colour`: `#rrggbb`. */
export function seen(colour: string): Seen {
  const rgb = linear(colour);
  return SIGHTS.map((rows) => {
    const [r, g, b] = rows.map((row) => inRange(times(row, rgb)));
    return lab([r ?? 0, g ?? 0, b ?? 0]);
  });
}

/** The smallest distance between two colours over all kinds of sight. */
export function distance(one: Seen, other: Seen): number {
  return Math.min(
    ...one.map(([l, a, b], i) => {
      const [l2, a2, b2] = other[i] ?? [l, a, b];
      return Math.hypot(l - l2, a - a2, b - b2);
    }),
  );
}

/** WCAG contrast of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const light = (colour: string) => times([0.2126, 0.7152, 0.0722], linear(colour)) + 0.05;
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}
