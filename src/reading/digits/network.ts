import { CLASSES } from './classes.ts';
import { SIDE } from './normalise.ts';

/** First convolution: 3 x 3 x CHANNELS1, then pooled by 2; the second likewise; then HIDDEN values; then the classes. */
const CHANNELS1 = 16;
const CHANNELS2 = 32;
export const HIDDEN = 96;
const SIDE1 = (SIDE - 2) >> 1;
const SIDE2 = (SIDE1 - 2) >> 1;
const INPUT3 = SIDE2 * SIDE2 * CHANNELS2;

/** Rows (inputs, bias last) and columns (outputs) of each layer's weights. */
export const SHAPES = [
  { inputs: 9, outputs: CHANNELS1 },
  { inputs: 9 * CHANNELS1, outputs: CHANNELS2 },
  { inputs: INPUT3, outputs: HIDDEN },
  { inputs: HIDDEN, outputs: CLASSES },
] as const;

/** Weights of one network: a table per layer, row by row. */
export type Network = readonly [Float32Array, Float32Array, Float32Array, Float32Array];

/** How many numbers each layer's table holds. */
export const LAYER_SIZES = SHAPES.map(({ inputs, outputs }) => (inputs + 1) * outputs);

/**
 * A 3 x 3 convolution without padding, pooled by 2, negative values cut. Paper is 0 and most of a picture is paper, so each input
 * value is spread to the outputs that see it, and zeros cost nothing.
 */
function convolve(
  input: Float32Array,
  side: number,
  channelsIn: number,
  weights: Float32Array,
  channelsOut: number,
): Float32Array {
  const outSide = side - 2;
  const sums = new Float32Array(outSide * outSide * channelsOut);
  const bias = 9 * channelsIn * channelsOut;
  for (let i = 0; i < sums.length; i++) sums[i] = weights[bias + (i % channelsOut)] ?? 0;
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (let c = 0; c < channelsIn; c++) {
        const value = input[(y * side + x) * channelsIn + c] ?? 0;
        if (value === 0) continue;
        for (let ky = Math.max(0, y - outSide + 1); ky <= Math.min(2, y); ky++) {
          for (let kx = Math.max(0, x - outSide + 1); kx <= Math.min(2, x); kx++) {
            const to = ((y - ky) * outSide + x - kx) * channelsOut;
            const from = ((ky * 3 + kx) * channelsIn + c) * channelsOut;
            for (let o = 0; o < channelsOut; o++) {
              sums[to + o] = (sums[to + o] ?? 0) + value * (weights[from + o] ?? 0);
            }
          }
        }
      }
    }
  }
  return pool(sums, outSide, channelsOut);
}

/** The largest of each 2 x 2, never below 0; an odd last row or column is left out. */
function pool(values: Float32Array, side: number, channels: number): Float32Array {
  const half = side >> 1;
  const out = new Float32Array(half * half * channels);
  for (let y = 0; y < half; y++) {
    for (let x = 0; x < half; x++) {
      for (let c = 0; c < channels; c++) {
        const upper = ((2 * y * side + 2 * x) * channels + c) | 0;
        const lower = upper + side * channels;
        out[(y * half + x) * channels + c] = Math.max(
          0,
          values[upper] ?? 0,
          values[upper + channels] ?? 0,
          values[lower] ?? 0,
          values[lower + channels] ?? 0,
        );
      }
    }
  }
  return out;
}

function dense(input: Float32Array, weights: Float32Array, outputs: number): Float32Array {
  const bias = input.length * outputs;
  const out = weights.slice(bias, bias + outputs);
  for (let i = 0; i < input.length; i++) {
    const value = input[i] ?? 0;
    if (value === 0) continue;
    for (let o = 0; o < outputs; o++) out[o] = (out[o] ?? 0) + value * (weights[i * outputs + o] ?? 0);
  }
  return out;
}

/** What the last layer sees of a picture: HIDDEN values, none negative. */
export function hiddenOf(network: Network, image: Float32Array): Float32Array {
  const first = convolve(image, SIDE, 1, network[0], CHANNELS1);
  const second = convolve(first, SIDE1, CHANNELS1, network[1], CHANNELS2);
  const hidden = dense(second, network[2], HIDDEN);
  for (let i = 0; i < HIDDEN; i++) hidden[i] = Math.max(0, hidden[i] ?? 0);
  return hidden;
}

/** A score for each class (logits). */
export function scoresOf(network: Network, hidden: Float32Array): Float32Array {
  return dense(hidden, network[3], CLASSES);
}
