import type { DigitSet } from './data.ts';
import { seeded } from './random.ts';
import { sampler } from './samples.ts';
import { BATCH, crossEntropy, TrainedNet } from './trained-net.ts';

export interface Training {
  readonly arabic: DigitSet;
  readonly thai: DigitSet;
  readonly seed: number;
  /** Samples to see; each is drawn anew. */
  readonly samples: number;
  /** Weights to go on from; null: from nothing. */
  readonly start: readonly Float32Array[] | null;
  /** Keeps the weights so far: now and then, and at the end. */
  readonly save: (layers: readonly Float32Array[]) => void;
  readonly say: (line: string) => void;
}

const RATE = 1.5e-3;
const SMOOTH = 0.03;
const DROPOUT = 0.25;
const DECAY = 1e-3;
const REPORT_EVERY = 1000;

/** Trains one network: Adam, the rate falls along a half cosine after a short rise. */
export function train(training: Training): TrainedNet {
  const random = seeded(training.seed);
  const net = new TrainedNet(random);
  if (training.start !== null) net.unpack(training.start);
  const next = sampler(training.arabic, training.thai, random);
  const images = new Float32Array(BATCH * 28 * 28);
  const labels = new Uint8Array(BATCH);
  const steps = Math.ceil(training.samples / BATCH);
  let [loss, told] = [0, 0];
  for (let step = 0; step < steps; step++) {
    for (let n = 0; n < BATCH; n++) {
      const sample = next();
      images.set(sample.image, n * 28 * 28);
      labels[n] = sample.label;
    }
    const scores = net.forward(images, { share: DROPOUT, random });
    loss += crossEntropy(scores, labels, SMOOTH);
    net.backward(scores);
    const warm = Math.min(1, (step + 1) / 500);
    net.step(warm * RATE * (0.5 + 0.5 * Math.cos((Math.PI * step) / steps)) + 1e-6, DECAY);
    if ((step + 1) % REPORT_EVERY === 0 || step + 1 === steps) {
      training.say(`${(step + 1) * BATCH} samples, loss ${(loss / (step + 1 - told)).toFixed(4)}`);
      [loss, told] = [0, step + 1];
      training.save(net.packed());
    }
  }
  return net;
}
