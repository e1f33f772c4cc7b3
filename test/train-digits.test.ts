import { describe, expect, it } from 'vitest';
import { at } from '../src/basics/assert.ts';
import { sharedPath } from '../src/basics/testing/shared-data.ts';
import { CLASSES, FIRST_CLASS, OTHER_CLASS } from '../src/reading/digits/classes.ts';
import type { Network } from '../src/reading/digits/network.ts';
import { hiddenOf, SHAPES, scoresOf } from '../src/reading/digits/network.ts';
import { normalise } from '../src/reading/digits/normalise.ts';
import { decide, sayBox, seeBox, seeImage } from '../src/reading/digits/read-box.ts';
import { shelfModel } from '../src/reading/digits/shelf-model.ts';
import { imageOf, readThai, sizeOf } from '../tools/train-digits/data.ts';
import { emptyBox, photograph, writeInBox } from '../tools/train-digits/draw-patch.ts';
import { jpegLoss } from '../tools/train-digits/jpeg-loss.ts';
import { Arena } from '../tools/train-digits/matrix.ts';
import { dash, notADigit } from '../tools/train-digits/negatives.ts';
import { seeded } from '../tools/train-digits/random.ts';
import { pictureOf, sampler } from '../tools/train-digits/samples.ts';
import { part } from '../tools/train-digits/splits.ts';
import { BATCH, crossEntropy, LAYER_SHAPES, TrainedNet } from '../tools/train-digits/trained-net.ts';

describe('the fast product', () => {
  const arena = new Arena(4);
  const a = arena.matrix(12, 20);
  const b = arena.matrix(20, 16);
  const random = seeded(3);
  for (const { data } of [a, b]) for (let i = 0; i < data.length; i++) data[i] = random.normal();

  it('is the product of plain loops, overwriting, adding, and by columns', () => {
    const c = arena.matrix(12, 16);
    const plain = (i: number, j: number) => {
      let sum = 0;
      for (let k = 0; k < 20; k++) sum += at(a.data, i * 20 + k) * at(b.data, k * 16 + j);
      return sum;
    };
    c.data.fill(7);
    arena.product(a, b, c);
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < 16; j++) expect(c.data[i * 16 + j]).toBeCloseTo(plain(i, j), 4);
    arena.product(a, b, c, { add: true });
    for (let i = 0; i < 12; i++)
      for (let j = 0; j < 16; j++) expect(c.data[i * 16 + j]).toBeCloseTo(2 * plain(i, j), 4);
    const t = arena.matrix(20, 16);
    arena.product(a, c, t, { transposed: true });
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += at(a.data, i * 20 + 5) * at(c.data, i * 16 + 3);
    expect(t.data[5 * 16 + 3]).toBeCloseTo(sum, 3);
  });

  it('refuses sizes that its kernel cannot do', () => {
    expect(() => arena.product(a, arena.matrix(20, 12), arena.matrix(12, 12))).toThrow('does not fit');
    expect(() => new Arena(1).matrix(1000, 1000)).toThrow('too small');
  });
});

describe('training', () => {
  const images = new Float32Array(BATCH * 784);
  const labels = new Uint8Array(BATCH);
  const random = seeded(11);
  for (let n = 0; n < BATCH; n++) {
    const box = writeInBox(
      pictureOf(
        Uint8Array.from({ length: 784 }, (_, p) =>
          Math.abs((p % 28) - 14 - (n % 5)) < 2 && p > 112 && p < 672 ? 255 : 0,
        ),
      ),
      random,
    );
    const ink = normalise(photograph(box, random));
    if (ink.kind === 'ink') images.set(ink.image, n * 784);
    labels[n] = n % CLASSES;
  }

  it('computes the gradients that the loss itself shows', () => {
    const net = new TrainedNet(seeded(5));
    const lossAt = () => crossEntropy(net.forward(images, null), labels, 0.05);
    const scores = net.forward(images, null);
    crossEntropy(scores, labels, 0.05);
    net.backward(scores);
    for (const [l, { data }] of net.weights.entries()) {
      const gradient = at(net.gradients, l).data.slice();
      const direction = gradient.map((g) => g + (g === 0 ? 0 : 0.3 * random.normal() * Math.abs(g)));
      const length = Math.hypot(...direction);
      const before = data.slice();
      const step = 5e-4;
      const moved = (by: number) => {
        for (let i = 0; i < data.length; i++) data[i] = at(before, i) + (by * at(direction, i)) / length;
        return lossAt();
      };
      const shown = (moved(step) - moved(-step)) / (2 * step);
      data.set(before);
      const computed = gradient.reduce((sum, g, i) => sum + (g * at(direction, i)) / length, 0);
      expect(Math.abs(shown - computed) / computed, `layer ${l}`).toBeLessThan(0.05);
    }
  });

  it('learns a batch by heart, and what it packed computes the same in the program', () => {
    const net = new TrainedNet(seeded(6));
    let loss = 0;
    for (let step = 0; step < 60; step++) {
      const scores = net.forward(images, null);
      loss = crossEntropy(scores, labels, 0);
      net.backward(scores);
      net.step(3e-3, 0);
    }
    expect(loss).toBeLessThan(1);
    const [a, b, c, d] = net.packed();
    const network: Network = [a ?? images, b ?? images, c ?? images, d ?? images];
    expect(network.map((layer) => layer.length)).toEqual(LAYER_SHAPES.map((s) => (s.inputs + 1) * s.outputs));
    expect(SHAPES.map((s) => [s.inputs, s.outputs])).toEqual(LAYER_SHAPES.map((s) => [s.inputs, s.outputs]));
    const scores = net.forward(images, null);
    const own = scoresOf(network, hiddenOf(network, images.slice(0, 784)));
    for (let k = 0; k < CLASSES; k++) expect(own[k]).toBeCloseTo(at(scores.data, k), 3);
  });

  it('keeps some of every digit from training, also of a set in the order of its digits', () => {
    const labels = Uint8Array.from({ length: 100 }, (_, i) => Math.floor(i / 10));
    const images = new Uint8Array(100 * 784).map((_, p) => Math.floor(p / 784));
    const kept = part({ images, labels }, 3, true);
    const learnt = part({ images, labels }, 3, false);
    const counts = (set: typeof kept) =>
      Array.from({ length: 10 }, (_, d) => set.labels.filter((l) => l === d).length);
    expect(counts(kept)).toEqual(new Array(10).fill(3));
    expect(counts(learnt)).toEqual(new Array(10).fill(7));
    expect([...kept.labels.keys()].map((i) => kept.images[i * 784])).toEqual(
      Array.from({ length: 30 }, (_, i) => Math.floor(i / 3) * 10 + 7 + (i % 3)),
    );
  });

  it('draws the same samples from the same seed', () => {
    const set = {
      images: Uint8Array.from({ length: 7840 }, (_, i) => (i % 97 < 20 ? 255 : 0)),
      labels: Uint8Array.from({ length: 10 }, (_, i) => i),
    };
    const draw = () => {
      const next = sampler(set, set, seeded(9));
      return Array.from({ length: 5 }, () => next());
    };
    expect(draw()).toEqual(draw());
  });

  it('JPEG of high quality changes little, of low quality more', () => {
    const wave = () =>
      Float32Array.from({ length: 32 * 32 }, (_, i) => 128 + 60 * Math.sin(i / 3) + 40 * Math.cos(i / 50));
    const change = (quality: number) => {
      const data = wave();
      jpegLoss(data, 32, 32, quality, 0, 0);
      return data.reduce((sum, v, i) => sum + Math.abs(v - at(wave(), i)), 0) / data.length;
    };
    expect(change(100)).toBeLessThan(0.6);
    expect(change(30)).toBeGreaterThan(3 * change(95));
  });
});

describe('the model that comes with the program', () => {
  const model = shelfModel();

  it('sees no digit in empty boxes, dashes and scribbles', () => {
    const random = seeded(21);
    const says = (strokes: ReturnType<typeof emptyBox>) => {
      const seen = seeBox(model, photograph(strokes, random));
      const said = sayBox(seen, 'arabic');
      return said.kind === 'digit' && said.confidence >= model.calibration.bar;
    };
    const many = (count: number, one: () => boolean) =>
      Array.from({ length: count }, one).filter(Boolean).length;
    expect(many(200, () => says(emptyBox()))).toBeLessThanOrEqual(2);
    expect(many(100, () => says(dash(random)))).toBeLessThanOrEqual(2);
    const bars = pictureOf(
      new Uint8Array(784)
        .fill(0)
        .map((_, p) => (Math.abs((p % 28) - 14) < 2 && p > 112 && p < 672 ? 255 : 0)),
    );
    expect(many(100, () => says(notADigit(() => bars, random)))).toBeLessThanOrEqual(12);
    expect(OTHER_CLASS).toBeLessThan(CLASSES);
  });

  it('reads Thai digits of writers whom it has not learnt from', () => {
    const folder = sharedPath('data/thai-digits');
    if (folder === null) return;
    const set = readThai(folder, 'test');
    let right = 0;
    let sure = 0;
    let sureRight = 0;
    for (let i = 0; i < sizeOf(set); i++) {
      const { winner, confidence } = decide(seeImage(model, pictureOf(imageOf(set, i)).data), 'thai');
      const good = winner === at(set.labels, i) + FIRST_CLASS.thai;
      if (good) right++;
      if (confidence < model.calibration.bar) continue;
      sure++;
      if (good) sureRight++;
    }
    expect(right / sizeOf(set)).toBeGreaterThan(0.93);
    expect(sure / sizeOf(set)).toBeGreaterThan(0.4);
    expect(sureRight / sure).toBeGreaterThan(0.99);
  });
});
