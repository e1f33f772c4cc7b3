import type { Matrix } from './matrix.ts';
import { Arena } from './matrix.ts';
import type { Random } from './random.ts';

/** Digits that go through the network at once. */
export const BATCH = 32;

const CLASSES = 22;
const SIDE = 28;
/** After the first 3 x 3 convolution and its pooling, after the second and its pooling. */
const A = 26;
const PA = 13;
const B = 11;
const PB = 5;
const C1 = 16;
const C2 = 32;
const HIDDEN = 96;

/** Columns of each layer's input with one for the bias, filled up to a multiple of 8. */
const IN1 = 16;
const IN2 = 152;
const IN3 = 808;
const IN4 = 104;
const OUT = 24;

/** Rows of the weights that mean something, bias last. */
export const LAYER_SHAPES = [
  { inputs: 9, outputs: C1, rows: IN1, columns: C1 },
  { inputs: 9 * C1, outputs: C2, rows: IN2, columns: C2 },
  { inputs: PB * PB * C2, outputs: HIDDEN, rows: IN3, columns: HIDDEN },
  { inputs: HIDDEN, outputs: CLASSES, rows: IN4, columns: OUT },
] as const;

/** Largest of each 2 x 2 square, with its place, then nothing below 0. */
function poolForward(
  z: Matrix,
  side: number,
  channels: number,
  batch: number,
  out: Float32Array,
  rowLength: number,
  where: Int32Array,
): void {
  const half = side >> 1;
  let k = 0;
  for (let n = 0; n < batch; n++) {
    let o = n * rowLength;
    for (let y = 0; y < half; y++) {
      for (let x = 0; x < half; x++) {
        const top = ((n * side + 2 * y) * side + 2 * x) * channels;
        for (let c = 0; c < channels; c++) {
          let best = top + c;
          let value = z.data[best] ?? 0;
          for (const other of [
            top + c + channels,
            top + c + side * channels,
            top + c + side * channels + channels,
          ]) {
            const v = z.data[other] ?? 0;
            if (v > value) {
              value = v;
              best = other;
            }
          }
          out[o++] = Math.max(value, 0);
          where[k++] = value > 0 ? best : -1;
        }
      }
    }
  }
}

/** The network while it is trained: forward, backward, and Adam steps. Rows of all layers carry a 1 for the bias. */
export class TrainedNet {
  readonly weights: readonly Matrix[];
  readonly gradients: readonly Matrix[];
  readonly #arena = new Arena(48);
  readonly #moments: readonly { m: Float32Array; v: Float32Array }[];
  #steps = 0;

  readonly #col1 = this.#arena.matrix(BATCH * A * A, IN1);
  readonly #z1 = this.#arena.matrix(BATCH * A * A, C1);
  readonly #p1 = new Float32Array(BATCH * PA * PA * C1);
  readonly #where1 = new Int32Array(BATCH * PA * PA * C1);
  readonly #col2 = this.#arena.matrix(BATCH * B * B, IN2);
  readonly #z2 = this.#arena.matrix(BATCH * B * B, C2);
  readonly #where2 = new Int32Array(BATCH * PB * PB * C2);
  readonly #p2 = this.#arena.matrix(BATCH, IN3);
  readonly #z3 = this.#arena.matrix(BATCH, HIDDEN);
  readonly #h = this.#arena.matrix(BATCH, IN4);
  readonly #out = this.#arena.matrix(BATCH, OUT);
  readonly #back4 = this.#arena.matrix(OUT, IN4);
  readonly #back3 = this.#arena.matrix(HIDDEN, IN3);
  readonly #back2 = this.#arena.matrix(C2, IN2);
  readonly #dh = this.#arena.matrix(BATCH, IN4);
  readonly #dp2 = this.#arena.matrix(BATCH, IN3);
  readonly #dcol2 = this.#arena.matrix(BATCH * B * B, IN2);
  readonly #dp1 = new Float32Array(BATCH * PA * PA * C1);
  readonly #kept = new Float32Array(BATCH * HIDDEN);

  constructor(random: Random) {
    this.weights = LAYER_SHAPES.map((layer) => {
      const matrix = this.#arena.matrix(layer.rows, layer.columns);
      const spread = Math.sqrt(2 / layer.inputs);
      for (let i = 0; i < layer.inputs; i++) {
        for (let j = 0; j < layer.outputs; j++) matrix.data[i * layer.columns + j] = random.normal() * spread;
      }
      return matrix;
    });
    this.gradients = LAYER_SHAPES.map((layer) => this.#arena.matrix(layer.rows, layer.columns));
    this.#moments = this.weights.map(({ data }) => ({
      m: new Float32Array(data.length),
      v: new Float32Array(data.length),
    }));
    for (let r = 0; r < this.#col1.rows; r++) this.#col1.data[r * IN1 + 9] = 1;
    for (let r = 0; r < this.#col2.rows; r++) this.#col2.data[r * IN2 + 9 * C1] = 1;
    for (let r = 0; r < BATCH; r++) {
      this.#p2.data[r * IN3 + PB * PB * C2] = 1;
      this.#h.data[r * IN4 + HIDDEN] = 1;
    }
  }

  #layer(index: 0 | 1 | 2 | 3): Matrix {
    const matrix = this.weights[index];
    if (matrix === undefined) throw new Error('no such layer');
    return matrix;
  }

  #gradient(index: 0 | 1 | 2 | 3): Matrix {
    const matrix = this.gradients[index];
    if (matrix === undefined) throw new Error('no such layer');
    return matrix;
  }

  /** BATCH pictures in, BATCH rows of OUT scores out. `dropout`: share of hidden values left out, with its random source. */
  forward(images: Float32Array, dropout: { share: number; random: Random } | null): Matrix {
    let o = 0;
    for (let n = 0; n < BATCH; n++) {
      for (let y = 0; y < A; y++) {
        for (let x = 0; x < A; x++) {
          const from = n * SIDE * SIDE + y * SIDE + x;
          for (let ky = 0; ky < 3; ky++) {
            const line = from + ky * SIDE;
            this.#col1.data[o + ky * 3] = images[line] ?? 0;
            this.#col1.data[o + ky * 3 + 1] = images[line + 1] ?? 0;
            this.#col1.data[o + ky * 3 + 2] = images[line + 2] ?? 0;
          }
          o += IN1;
        }
      }
    }
    this.#arena.product(this.#col1, this.#layer(0), this.#z1);
    poolForward(this.#z1, A, C1, BATCH, this.#p1, PA * PA * C1, this.#where1);
    o = 0;
    for (let n = 0; n < BATCH; n++) {
      for (let y = 0; y < B; y++) {
        for (let x = 0; x < B; x++) {
          for (let ky = 0; ky < 3; ky++) {
            const from = ((n * PA + y + ky) * PA + x) * C1;
            for (let i = 0; i < 3 * C1; i++) this.#col2.data[o + ky * 3 * C1 + i] = this.#p1[from + i] ?? 0;
          }
          o += IN2;
        }
      }
    }
    this.#arena.product(this.#col2, this.#layer(1), this.#z2);
    poolForward(this.#z2, B, C2, BATCH, this.#p2.data, IN3, this.#where2);
    this.#arena.product(this.#p2, this.#layer(2), this.#z3);
    const keep = dropout === null ? 1 : 1 - dropout.share;
    for (let n = 0; n < BATCH; n++) {
      for (let j = 0; j < HIDDEN; j++) {
        const z = this.#z3.data[n * HIDDEN + j] ?? 0;
        const kept = z > 0 && (dropout === null || dropout.random.next() < keep) ? 1 / keep : 0;
        this.#kept[n * HIDDEN + j] = kept;
        this.#h.data[n * IN4 + j] = z * kept;
      }
    }
    this.#arena.product(this.#h, this.#layer(3), this.#out);
    return this.#out;
  }

  /** Gradients of all weights from the gradient of the scores of the last `forward`. */
  backward(scores: Matrix): void {
    const product: Arena['product'] = (...args) => this.#arena.product(...args);
    product(this.#h, scores, this.#gradient(3), { transposed: true });
    transpose(this.#layer(3), this.#back4);
    product(scores, this.#back4, this.#dh);
    for (let n = 0; n < BATCH; n++) {
      for (let j = 0; j < HIDDEN; j++) {
        this.#z3.data[n * HIDDEN + j] = (this.#dh.data[n * IN4 + j] ?? 0) * (this.#kept[n * HIDDEN + j] ?? 0);
      }
    }
    product(this.#p2, this.#z3, this.#gradient(2), { transposed: true });
    transpose(this.#layer(2), this.#back3);
    product(this.#z3, this.#back3, this.#dp2);
    this.#z2.data.fill(0);
    for (let n = 0, k = 0; n < BATCH; n++) {
      for (let i = 0; i < PB * PB * C2; i++, k++) {
        const from = this.#where2[k] ?? -1;
        if (from >= 0) this.#z2.data[from] = this.#dp2.data[n * IN3 + i] ?? 0;
      }
    }
    for (let n = 0; n < BATCH; n++) {
      product(this.#col2, this.#z2, this.#gradient(1), {
        transposed: true,
        add: n > 0,
        from: n * B * B,
        rows: B * B,
      });
    }
    transpose(this.#layer(1), this.#back2);
    product(this.#z2, this.#back2, this.#dcol2);
    this.#dp1.fill(0);
    let o = 0;
    for (let n = 0; n < BATCH; n++) {
      for (let y = 0; y < B; y++) {
        for (let x = 0; x < B; x++) {
          for (let ky = 0; ky < 3; ky++) {
            const to = ((n * PA + y + ky) * PA + x) * C1;
            for (let i = 0; i < 3 * C1; i++) {
              this.#dp1[to + i] = (this.#dp1[to + i] ?? 0) + (this.#dcol2.data[o + ky * 3 * C1 + i] ?? 0);
            }
          }
          o += IN2;
        }
      }
    }
    this.#z1.data.fill(0);
    for (let k = 0; k < this.#dp1.length; k++) {
      const from = this.#where1[k] ?? -1;
      if (from >= 0) this.#z1.data[from] = this.#dp1[k] ?? 0;
    }
    for (let n = 0; n < BATCH; n++) {
      product(this.#col1, this.#z1, this.#gradient(0), {
        transposed: true,
        add: n > 0,
        from: n * A * A,
        rows: A * A,
      });
    }
  }

  /** One step of Adam with a little weight decay. */
  step(rate: number, decay: number): void {
    this.#steps++;
    const first = 1 - 0.9 ** this.#steps;
    const second = 1 - 0.999 ** this.#steps;
    for (const [l, { data }] of this.weights.entries()) {
      const gradient = this.gradients[l]?.data ?? data;
      const moments = this.#moments[l];
      if (moments === undefined) throw new Error('no such layer');
      const { m, v } = moments;
      for (let i = 0; i < data.length; i++) {
        const g = gradient[i] ?? 0;
        const mi = 0.9 * (m[i] ?? 0) + 0.1 * g;
        const vi = 0.999 * (v[i] ?? 0) + 0.001 * g * g;
        m[i] = mi;
        v[i] = vi;
        const w = data[i] ?? 0;
        data[i] = w - rate * (mi / first / (Math.sqrt(vi / second) + 1e-8) + decay * w);
      }
    }
  }

  /** Goes on from weights as `packed` gives them. */
  unpack(layers: readonly Float32Array[]): void {
    for (const [l, layer] of LAYER_SHAPES.entries()) {
      const to = this.weights[l]?.data ?? new Float32Array(0);
      for (let i = 0; i <= layer.inputs; i++) {
        for (let j = 0; j < layer.outputs; j++) {
          to[i * layer.columns + j] = layers[l]?.[i * layer.outputs + j] ?? 0;
        }
      }
    }
  }

  /** Weights without the filling: inputs by outputs, bias last, layer after layer. */
  packed(): Float32Array[] {
    return LAYER_SHAPES.map((layer, l) => {
      const from = this.weights[l]?.data ?? new Float32Array(0);
      const packed = new Float32Array((layer.inputs + 1) * layer.outputs);
      for (let i = 0; i <= layer.inputs; i++) {
        for (let j = 0; j < layer.outputs; j++)
          packed[i * layer.outputs + j] = from[i * layer.columns + j] ?? 0;
      }
      return packed;
    });
  }
}

function transpose(from: Matrix, to: Matrix): void {
  for (let i = 0; i < from.rows; i++) {
    for (let j = 0; j < from.columns; j++) to.data[j * to.columns + i] = from.data[i * from.columns + j] ?? 0;
  }
}

/**
 * Cross entropy of the scores against smoothed labels; replaces the scores by their gradient (mean over the batch).
 * `smooth`: share of the label given to all classes alike.
 */
export function crossEntropy(scores: Matrix, labels: Uint8Array, smooth: number): number {
  let loss = 0;
  for (let n = 0; n < BATCH; n++) {
    const row = scores.data.subarray(n * OUT, (n + 1) * OUT);
    let top = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < CLASSES; j++) top = Math.max(top, row[j] ?? 0);
    let sum = 0;
    for (let j = 0; j < CLASSES; j++) sum += Math.exp((row[j] ?? 0) - top);
    const log = Math.log(sum) + top;
    for (let j = 0; j < OUT; j++) {
      if (j >= CLASSES) {
        row[j] = 0;
        continue;
      }
      const target = smooth / CLASSES + (j === labels[n] ? 1 - smooth : 0);
      const score = row[j] ?? 0;
      loss -= target * (score - log);
      row[j] = (Math.exp(score - log) - target) / BATCH;
    }
  }
  return loss / BATCH;
}
