import type { Figure } from '../../../returns/figures.ts';
import { DASH } from '../../../returns/figures.ts';
import type { Script } from '../classes.ts';
import { DASH_CLASS, FIRST_CLASS } from '../classes.ts';
import type { BoxInk } from '../normalise.ts';

/** A box whose true content is known: what stood in it, and what two people typed. */
export interface LabelledBox {
  readonly image: Float32Array;
  readonly label: number;
  readonly script: Script;
  /** The photo that it was cut from: boxes of one photo are of one hand. */
  readonly photo: string;
}

/**
 * Labels the boxes of one figure (left to right) with what the record says. A figure that does not fill its boxes to the right, digit for
 * digit, labels nothing: the fault may be the record's, the cut's, or a correction on the paper.
 */
export function labelBoxes(
  boxes: readonly BoxInk[],
  recorded: Figure,
  script: Script,
  photo: string,
): LabelledBox[] {
  if (recorded === DASH) {
    const inked = boxes.filter((box) => box.kind === 'ink');
    const blank = boxes.every((box) => box.kind !== 'unsure');
    return inked.length === 1 && blank
      ? inked.map(({ image }) => ({ image, label: DASH_CLASS, script, photo }))
      : [];
  }
  if (recorded < 0) return [];
  const digits = [...String(recorded)].map(Number);
  const before = boxes.length - digits.length;
  if (before < 0 || boxes.slice(0, before).some((box) => box.kind !== 'blank')) return [];
  const labelled: LabelledBox[] = [];
  for (const [i, digit] of digits.entries()) {
    const box = boxes[before + i];
    if (box?.kind !== 'ink' || box.flat) return [];
    labelled.push({ image: box.image, label: FIRST_CLASS[script] + digit, script, photo });
  }
  return labelled;
}
