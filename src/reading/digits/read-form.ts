import type { DigitCrop } from '../digit-crops.ts';
import type { Script } from './classes.ts';
import type { DigitModel } from './model-file.ts';
import type { BoxSays, SeenBox } from './read-box.ts';
import { sayBox, scriptOf, seeBox } from './read-box.ts';

/** What one figure of a form seems to say. `confidence`: of its least certain box, 0 to 1. */
export type FigureSays =
  | { readonly kind: 'blank' }
  | { readonly kind: 'dash'; readonly confidence: number }
  | { readonly kind: 'number'; readonly value: number; readonly confidence: number }
  /** Something stands there that is no plain number: a scribble, a correction, a gap between digits. */
  | { readonly kind: 'unclear' };

export interface ReadFigure {
  readonly place: DigitCrop['place'];
  readonly says: FigureSays;
}

/** What the boxes of a form seem to say. */
export interface FormReading {
  /** Null: no box with ink. */
  readonly script: Script | null;
  readonly figures: readonly ReadFigure[];
  /** Name of the model that read it. */
  readonly model: string;
}

/**
 * A number from its boxes, left to right. Figures are written to the right: boxes before the first digit are blank or carry dashes
 * as fillers, no box after it is blank. Dashes alone are a dash.
 */
export function sayFigure(boxes: readonly BoxSays[]): FigureSays {
  let value: number | null = null;
  let dashed = false;
  let confidence = 1;
  for (const box of boxes) {
    if (box.kind === 'other') return { kind: 'unclear' };
    if (box.kind === 'blank') {
      if (value !== null) return { kind: 'unclear' };
      continue;
    }
    confidence = Math.min(confidence, box.confidence);
    if (box.kind === 'dash') {
      if (value !== null) return { kind: 'unclear' };
      dashed = true;
    } else {
      value = (value ?? 0) * 10 + box.digit;
    }
  }
  if (value !== null) return { kind: 'number', value, confidence };
  return dashed ? { kind: 'dash', confidence } : { kind: 'blank' };
}

/** Reads all boxes of one form, of one or several pages: one hand, one script. */
export function readForm(model: DigitModel, crops: readonly DigitCrop[]): FormReading {
  return sayForm(
    crops.map((crop) => ({ place: crop.place, index: crop.index, seen: seeBox(model, crop) })),
    model.hash,
  );
}

export interface SeenCrop {
  readonly place: DigitCrop['place'];
  readonly index: number;
  readonly seen: SeenBox;
}

/** The second half of reading: from what each box showed to figures. */
export function sayForm(crops: readonly SeenCrop[], model: string): FormReading {
  const script = scriptOf(crops.map((crop) => crop.seen));
  const places = new Map<DigitCrop['place'], SeenCrop[]>();
  for (const crop of crops) {
    const list = places.get(crop.place);
    if (list === undefined) places.set(crop.place, [crop]);
    else list.push(crop);
  }
  const figures = [...places].map(([place, list]): ReadFigure => {
    const boxes = list
      .toSorted((a, b) => a.index - b.index)
      .map(({ seen }) => sayBox(seen, script ?? 'arabic'));
    return { place, says: sayFigure(boxes) };
  });
  return { script, figures, model };
}
