import { DASH_CLASS, FIRST_CLASS, OTHER_CLASS } from '../../src/reading/digits/classes.ts';
import { normalise, SIDE } from '../../src/reading/digits/normalise.ts';
import type { DigitSet } from './data.ts';
import { imageOf, sizeOf } from './data.ts';
import type { Picture } from './distort.ts';
import { bend, blur, HAND, press } from './distort.ts';
import { photograph, writeInBox } from './draw-patch.ts';
import { dash, notADigit } from './negatives.ts';
import type { Random } from './random.ts';

export interface Sample {
  readonly image: Float32Array;
  readonly label: number;
}

/** How often each kind is drawn. The rest is Arabic. */
const SHARE = { thai: 0.3, dash: 0.02, other: 0.06 } as const;
/** Share of digits that go through pen, box, photo and the reader's own normalisation; the others are bent only. */
const THROUGH_BOX = 0.6;

export function pictureOf(bytes: Uint8Array): Picture {
  const data = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) data[i] = (bytes[i] ?? 0) / 255;
  return { width: SIDE, height: SIDE, data };
}

/** A digit bent as another hand might have written it, without box and camera. */
function bent(digit: Picture, random: Random): Float32Array {
  const out = bend(
    digit,
    {
      width: SIDE,
      height: SIDE,
      centreX: SIDE / 2 - 0.5 + random.normal() * 0.7,
      centreY: SIDE / 2 - 0.5 + random.normal() * 0.7,
      scale: 1,
    },
    random,
    HAND,
  );
  if (random.next() < 0.5) press(out, random.between(0.3, 0.6), random.between(1.1, 2));
  if (random.next() < 0.3) blur(out, random.between(0.1, 0.5), 1);
  return out.data;
}

/** An endless, seeded stream of training samples from digits of both scripts. */
export function sampler(arabic: DigitSet, thai: DigitSet, random: Random): () => Sample {
  const pick = (set: DigitSet) => random.below(sizeOf(set));
  const anyDigit = () => {
    const set = random.next() < 0.75 ? arabic : thai;
    return pictureOf(imageOf(set, pick(set)));
  };
  const boxed = (strokes: Picture, label: number): Sample | null => {
    const ink = normalise(photograph(strokes, random));
    return ink.kind === 'ink' ? { image: ink.image, label } : null;
  };
  const one = (): Sample | null => {
    const kind = random.next();
    if (kind < SHARE.dash) return boxed(dash(random), DASH_CLASS);
    if (kind < SHARE.dash + SHARE.other) return boxed(notADigit(anyDigit, random), OTHER_CLASS);
    const isThai = kind < SHARE.dash + SHARE.other + SHARE.thai;
    const set = isThai ? thai : arabic;
    const index = pick(set);
    const label = (set.labels[index] ?? 0) + FIRST_CLASS[isThai ? 'thai' : 'arabic'];
    const digit = pictureOf(imageOf(set, index));
    return random.next() < THROUGH_BOX
      ? boxed(writeInBox(digit, random), label)
      : { image: bent(digit, random), label };
  };
  return () => {
    for (;;) {
      const sample = one();
      if (sample !== null) return sample;
    }
  };
}
