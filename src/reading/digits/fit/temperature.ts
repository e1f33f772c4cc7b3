import type { Script } from '../classes.ts';
import { CLASSES_OF, sharesOf } from '../read-box.ts';

/** Undivided scores of one network for a box whose true class is known. */
export interface KnownScores {
  readonly scores: Float32Array;
  readonly script: Script;
  readonly label: number;
}

/** Mean surprise (negative log likelihood) at a temperature. */
export function surprise(examples: readonly KnownScores[], temperature: number): number {
  let sum = 0;
  for (const { scores, script, label } of examples) {
    const shares = sharesOf(
      scores.map((score) => score / temperature),
      CLASSES_OF[script],
    );
    sum -= Math.log(Math.max(1e-12, shares[label] ?? 0));
  }
  return sum / examples.length;
}

/** The temperature between 0.3 and 6 that surprises least: after it, a digit said with 90 % is right about nine times in ten. */
export function fitTemperature(examples: readonly KnownScores[]): number {
  let low = Math.log(0.3);
  let high = Math.log(6);
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let round = 0; round < 24; round++) {
    const a = high - golden * (high - low);
    const b = low + golden * (high - low);
    if (surprise(examples, Math.exp(a)) < surprise(examples, Math.exp(b))) high = b;
    else low = a;
  }
  return Number(Math.exp((low + high) / 2).toFixed(3));
}
