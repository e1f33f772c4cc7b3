import { expect, it } from 'vitest';
import { CLASSES } from './classes.ts';
import type { Network } from './network.ts';
import { HIDDEN, hiddenOf, LAYER_SIZES, SHAPES, scoresOf } from './network.ts';
import { SIDE } from './normalise.ts';

/** Small repeatable numbers, some negative. */
const wave = (size: number, step: number, height: number) =>
  Float32Array.from({ length: size }, (_, i) => Math.sin(i * step + step) * height);

const [l1 = 0, l2 = 0, l3 = 0, l4 = 0] = LAYER_SIZES;
const network: Network = [wave(l1, 1.3, 0.5), wave(l2, 0.7, 0.1), wave(l3, 0.3, 0.05), wave(l4, 2.1, 0.2)];

/** The same in the plainest possible loops. */
function slowly(image: Float32Array): number[] {
  let side: number = SIDE;
  let values: number[] = [...image];
  for (const layer of [0, 1] as const) {
    const { outputs } = SHAPES[layer];
    const channels = SHAPES[layer].inputs / 9;
    const weights = network[layer];
    const seen = (y: number, x: number, o: number) => {
      let sum = weights[9 * channels * outputs + o] ?? 0;
      for (let ky = 0; ky < 3; ky++)
        for (let kx = 0; kx < 3; kx++)
          for (let c = 0; c < channels; c++)
            sum +=
              (values[((y + ky) * side + x + kx) * channels + c] ?? 0) *
              (weights[((ky * 3 + kx) * channels + c) * outputs + o] ?? 0);
      return sum;
    };
    const half = (side - 2) >> 1;
    const next: number[] = [];
    for (let y = 0; y < half; y++)
      for (let x = 0; x < half; x++)
        for (let o = 0; o < outputs; o++)
          next.push(
            Math.max(0, ...[0, 1].flatMap((dy) => [0, 1].map((dx) => seen(2 * y + dy, 2 * x + dx, o)))),
          );
    values = next;
    side = half;
  }
  for (const layer of [2, 3] as const) {
    const { inputs, outputs } = SHAPES[layer];
    const weights = network[layer];
    expect(values.length).toBe(inputs);
    const next = Array.from({ length: outputs }, (_, o) =>
      values.reduce(
        (sum, v, i) => sum + v * (weights[i * outputs + o] ?? 0),
        weights[inputs * outputs + o] ?? 0,
      ),
    );
    values = layer === 2 ? next.map((v) => Math.max(0, v)) : next;
  }
  return values;
}

it('computes what plain loops compute', () => {
  const image = wave(SIDE * SIDE, 0.11, 1).map((v) => Math.max(0, v));
  const hidden = hiddenOf(network, image);
  expect(hidden.length).toBe(HIDDEN);
  const scores = scoresOf(network, hidden);
  expect(scores.length).toBe(CLASSES);
  for (const [i, expected] of slowly(image).entries()) expect(scores[i]).toBeCloseTo(expected, 3);
  expect(Math.max(...scores) - Math.min(...scores)).toBeGreaterThan(0.1);
});
