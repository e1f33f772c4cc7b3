import type { Script } from '../classes.ts';
import { CLASSES } from '../classes.ts';
import { HIDDEN } from '../network.ts';
import { CLASSES_OF, sharesOf } from '../read-box.ts';

/** What the last layer sees of a box, and what it should say. */
export interface HiddenExample {
  readonly hidden: Float32Array;
  readonly label: number;
  readonly script: Script;
}

const ROUNDS = 12;
const BATCH = 64;
const RATE = 1e-3;
/** How strongly the weights are held to where they were: a few thousand boxes must not forget sixty thousand digits. */
const HOLD = 2e-3;

/** Scores of a last layer (HIDDEN rows and a bias row, CLASSES columns). */
export function scoresBy(layer: Float32Array, hidden: Float32Array): Float32Array {
  const scores = layer.slice(HIDDEN * CLASSES, (HIDDEN + 1) * CLASSES);
  for (let i = 0; i < HIDDEN; i++) {
    const value = hidden[i] ?? 0;
    if (value === 0) continue;
    for (let c = 0; c < CLASSES; c++) {
      scores[c] = (scores[c] ?? 0) + value * (layer[i * CLASSES + c] ?? 0);
    }
  }
  return scores;
}

/** Numbers 0 to `count` - 1 in an order that is mixed and always the same. */
function mixed(count: number, round: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = (round + 1) * 0x9e3779b1;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
    const j = state % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** Trains the last layer on examples, from where it is, held to where it was. The same examples give the same layer. */
export function fitLastLayer(start: Float32Array, examples: readonly HiddenExample[]): Float32Array {
  const layer = start.slice();
  const gradient = new Float32Array(layer.length);
  const first = new Float32Array(layer.length);
  const second = new Float32Array(layer.length);
  let step = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const order = mixed(examples.length, round);
    for (let from = 0; from < order.length; from += BATCH) {
      const size = Math.min(BATCH, order.length - from);
      for (let i = 0; i < layer.length; i++) gradient[i] = HOLD * ((layer[i] ?? 0) - (start[i] ?? 0));
      for (let k = from; k < from + size; k++) {
        const example = examples[order[k] ?? 0];
        if (example !== undefined) addGradient(layer, example, 1 / size, gradient);
      }
      step++;
      adam(layer, gradient, first, second, step);
    }
  }
  return layer;
}

function addGradient(layer: Float32Array, example: HiddenExample, weight: number, gradient: Float32Array) {
  const { hidden, label, script } = example;
  const shares = sharesOf(scoresBy(layer, hidden), CLASSES_OF[script]);
  for (const c of CLASSES_OF[script]) {
    const error = weight * ((shares[c] ?? 0) - (c === label ? 1 : 0));
    for (let i = 0; i < HIDDEN; i++) {
      const at = i * CLASSES + c;
      gradient[at] = (gradient[at] ?? 0) + error * (hidden[i] ?? 0);
    }
    const bias = HIDDEN * CLASSES + c;
    gradient[bias] = (gradient[bias] ?? 0) + error;
  }
}

function adam(
  layer: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  step: number,
): void {
  const a = 1 - 0.9 ** step;
  const b = 1 - 0.999 ** step;
  for (let i = 0; i < layer.length; i++) {
    const g = gradient[i] ?? 0;
    const m = 0.9 * (first[i] ?? 0) + 0.1 * g;
    const v = 0.999 * (second[i] ?? 0) + 0.001 * g * g;
    first[i] = m;
    second[i] = v;
    layer[i] = (layer[i] ?? 0) - (RATE * (m / a)) / (Math.sqrt(v / b) + 1e-8);
  }
}
