import type { Script } from '../../src/reading/digits/classes.ts';
import { FIRST_CLASS, SCRIPTS } from '../../src/reading/digits/classes.ts';
import type { KnownScores } from '../../src/reading/digits/fit/temperature.ts';
import { fitTemperature } from '../../src/reading/digits/fit/temperature.ts';
import { fromHalf, toHalf } from '../../src/reading/digits/float16.ts';
import { writeModel } from '../../src/reading/digits/model-file.ts';
import type { Network } from '../../src/reading/digits/network.ts';
import { hiddenOf, scoresOf } from '../../src/reading/digits/network.ts';
import { normalise } from '../../src/reading/digits/normalise.ts';
import type { DigitSet } from './data.ts';
import { imageOf, sizeOf } from './data.ts';
import { photograph, writeInBox } from './draw-patch.ts';
import { seeded } from './random.ts';
import { pictureOf } from './samples.ts';
import type { Split } from './splits.ts';

/** A digit below it is not used, until an installation fits its own (measured in docs/benchmarks.md). */
const BAR = 0.97;
const SEED = 77;

/** Digits as the reader meets them: written in a box and photographed. */
export function throughBox(
  set: DigitSet,
  script: Script,
  seed: number,
): { image: Float32Array; label: number }[] {
  const random = seeded(seed);
  const out: { image: Float32Array; label: number }[] = [];
  for (let i = 0; i < sizeOf(set); i++) {
    const ink = normalise(photograph(writeInBox(pictureOf(imageOf(set, i)), random), random));
    if (ink.kind === 'ink') out.push({ image: ink.image, label: (set.labels[i] ?? 0) + FIRST_CLASS[script] });
  }
  return out;
}

const rounded = (network: Network): Network => {
  const [a, b, c, d] = network.map((layer) => layer.map((weight) => fromHalf(toHalf(weight))));
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new Error('four layers');
  return [a, b, c, d];
};

/** Puts networks into one file, with the temperature that fits digits kept from training. */
export function pack(
  networks: readonly Network[],
  split: Split,
  made: string,
  sources: readonly string[],
): Uint8Array {
  const final = networks.map(rounded);
  const examples: KnownScores[] = [];
  for (const script of SCRIPTS) {
    for (const { image, label } of throughBox(split[script], script, SEED)) {
      for (const network of final)
        examples.push({ scores: scoresOf(network, hiddenOf(network, image)), script, label });
    }
  }
  return writeModel(
    final,
    { temperature: fitTemperature(examples), bar: BAR },
    { made, sources, fittedBoxes: 0 },
  );
}
