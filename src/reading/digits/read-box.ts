import { CLASSES, DASH_CLASS, FIRST_CLASS, OTHER_CLASS, SCRIPTS, type Script } from './classes.ts';
import type { DigitModel } from './model-file.ts';
import { hiddenOf, scoresOf } from './network.ts';
import { normalise } from './normalise.ts';
import type { Patch } from './patch.ts';

/** What was seen in one box, before it is known in which script the form is written. */
export type SeenBox =
  | { readonly kind: 'blank' }
  /** A dot, or something along the edge. */
  | { readonly kind: 'unsure' }
  | {
      readonly kind: 'ink';
      /** Scores of each network for each class, divided by the temperature. */
      readonly scores: readonly Float32Array[];
      /** Too flat for any digit. */
      readonly flat: boolean;
    };

/** What one box says once the script is known. */
export type BoxSays =
  | { readonly kind: 'blank' }
  | { readonly kind: 'dash'; readonly confidence: number }
  | { readonly kind: 'other'; readonly confidence: number }
  | { readonly kind: 'digit'; readonly digit: number; readonly confidence: number };

export function seeBox(model: DigitModel, patch: Patch): SeenBox {
  const ink = normalise(patch);
  if (ink.kind !== 'ink') return ink;
  return { kind: 'ink', scores: seeImage(model, ink.image), flat: ink.flat };
}

/** Scores of each network for a normalised picture, divided by the temperature. */
export function seeImage(model: DigitModel, image: Float32Array): Float32Array[] {
  return model.networks.map((network) =>
    scoresOf(network, hiddenOf(network, image)).map((score) => score / model.calibration.temperature),
  );
}

/** Classes that can stand on a form of a script: its digits, a dash, anything else. */
export const CLASSES_OF: Readonly<Record<Script, readonly number[]>> = {
  arabic: [...Array.from({ length: 10 }, (_, digit) => FIRST_CLASS.arabic + digit), DASH_CLASS, OTHER_CLASS],
  thai: [...Array.from({ length: 10 }, (_, digit) => FIRST_CLASS.thai + digit), DASH_CLASS, OTHER_CLASS],
};

/** Shares of some classes, together 1; the rest are 0. */
export function sharesOf(scores: Float32Array, classes: readonly number[]): Float32Array {
  const shares = new Float32Array(CLASSES);
  const top = classes.reduce((most, c) => Math.max(most, scores[c] ?? 0), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (const c of classes) {
    shares[c] = Math.exp((scores[c] ?? 0) - top);
    sum += shares[c] ?? 0;
  }
  for (const c of classes) shares[c] = (shares[c] ?? 0) / sum;
  return shares;
}

/** The class on which the networks agree best, and the least share that any of them gives it. */
export function decide(
  scores: readonly Float32Array[],
  script: Script,
): { winner: number; confidence: number } {
  const classes = CLASSES_OF[script];
  const shares = scores.map((one) => sharesOf(one, classes));
  let winner = OTHER_CLASS;
  let most = -1;
  for (const c of classes) {
    const sum = shares.reduce((total, one) => total + (one[c] ?? 0), 0);
    if (sum > most) {
      most = sum;
      winner = c;
    }
  }
  return { winner, confidence: shares.reduce((least, one) => Math.min(least, one[winner] ?? 0), 1) };
}

/** Reads a box in a known script. What is unsure is something else; a flat mark is never a digit; nothing is ever read from a blank. */
export function sayBox(box: SeenBox, script: Script): BoxSays {
  if (box.kind === 'blank') return { kind: 'blank' };
  if (box.kind === 'unsure') return { kind: 'other', confidence: 0 };
  const { winner, confidence } = decide(box.scores, script);
  if (winner === OTHER_CLASS) return { kind: 'other', confidence };
  if (winner === DASH_CLASS) return { kind: 'dash', confidence };
  if (box.flat) return { kind: 'other', confidence: 0 };
  return { kind: 'digit', digit: winner - FIRST_CLASS[script], confidence };
}

/** In which script a form is written: the one under which all its boxes together are likelier. Null: nothing speaks for either. */
export function scriptOf(boxes: readonly SeenBox[]): Script | null {
  const all = Array.from({ length: CLASSES }, (_, c) => c);
  const weight: Record<Script, number> = { arabic: 0, thai: 0 };
  let seen = 0;
  for (const box of boxes) {
    if (box.kind !== 'ink' || box.flat) continue;
    seen++;
    for (const scores of box.scores) {
      const shares = sharesOf(scores, all);
      for (const script of SCRIPTS) {
        let share = 0;
        for (let digit = 0; digit < 10; digit++) share += shares[FIRST_CLASS[script] + digit] ?? 0;
        weight[script] += Math.log(share + 1e-4);
      }
    }
  }
  if (seen === 0 || weight.arabic === weight.thai) return null;
  return weight.arabic > weight.thai ? 'arabic' : 'thai';
}
