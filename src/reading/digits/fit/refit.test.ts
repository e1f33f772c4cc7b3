import { describe, expect, it } from 'vitest';
import { at } from '../../../basics/assert.ts';
import { unwrap } from '../../../basics/result.ts';
import { DASH } from '../../../returns/figures.ts';
import { digitCrops, straightPageMap } from '../../digit-crops.ts';
import { drawTestPage, testGeometry } from '../../testing/test-page.ts';
import { DASH_CLASS } from '../classes.ts';
import type { BoxInk } from '../normalise.ts';
import { normalise } from '../normalise.ts';
import { shelfModel } from '../shelf-model.ts';
import type { LabelledBox } from './label-boxes.ts';
import { labelBoxes } from './label-boxes.ts';
import { LEAST_BOXES, refit } from './refit.ts';

const ink = (flat = false): BoxInk => ({ kind: 'ink', image: new Float32Array(784), flat });
const blank: BoxInk = { kind: 'blank' };
const labels = (boxes: readonly LabelledBox[]) => boxes.map(({ label }) => label);

describe('labels from a record', () => {
  it('are the digits of the figure, to the right', () => {
    expect(labels(labelBoxes([blank, ink(), ink()], 72, 'arabic', 'p'))).toEqual([7, 2]);
    expect(labels(labelBoxes([blank, blank, ink()], 0, 'thai', 'p'))).toEqual([10]);
    expect(labels(labelBoxes([blank, ink(true), blank], DASH, 'arabic', 'p'))).toEqual([DASH_CLASS]);
  });

  it('are not given where ink and figure do not fit, nor for a blank', () => {
    expect(labelBoxes([blank, ink(), ink()], 7, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([blank, blank, ink()], 72, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([ink(), ink(), blank], 72, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([ink()], 72, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([blank, { kind: 'unsure' }, ink()], 72, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([blank, blank], -1, 'arabic', 'p')).toEqual([]);
    expect(labelBoxes([blank, ink(), { kind: 'unsure' }], DASH, 'arabic', 'p')).toEqual([]);
  });
});

/** Boxes of pages written by a pen that no network has learnt from. */
function pages(count: number): LabelledBox[] {
  const geometry = testGeometry();
  return Array.from({ length: count }, (_, seed) => {
    const page = drawTestPage(geometry, 'X', seed);
    const crops = digitCrops(page.raster, straightPageMap(page.perMm), geometry);
    return geometry.figures.flatMap((figure) => {
      const boxes = crops.filter(({ place }) => place === figure.place).map(normalise);
      return labelBoxes(boxes, Number(page.written.get(figure.place)), 'arabic', `photo ${seed}`);
    });
  }).flat();
}

describe('refitting', () => {
  const boxes = pages(30);
  const least = { boxes: 500, photos: 20 };

  it('says no to too few boxes or photos', () => {
    const few = refit(shelfModel(), boxes);
    expect(boxes.length).toBeLessThan(LEAST_BOXES);
    expect(few).toMatchObject({ ok: false, error: { code: 'too-few', boxes: boxes.length } });
    const onePhoto = boxes.map((box) => ({ ...box, photo: 'one' }));
    expect(refit(shelfModel(), onePhoto, least)).toMatchObject({ ok: false, error: { photos: 1 } });
  });

  it('learns a new hand and judges itself on photos that it did not learn from', () => {
    const result = unwrap(refit(shelfModel(), boxes, least));
    expect(result.boxes).toBe(boxes.length);
    expect(result.before.boxes).toBe(result.after.boxes);
    expect(result.after.boxes).toBeGreaterThan(50);
    expect(result.after.boxes).toBeLessThan(boxes.length / 2);
    expect(result.changed).toBeGreaterThan(0);
    expect(result.after.right.count).toBeGreaterThan(result.before.right.count);
    expect(result.after.right.count / result.after.right.of).toBeGreaterThan(0.95);
    expect(at(result.networks, 0)[0]).toBe(at(shelfModel().networks, 0)[0]);
  });

  it('does not learn nonsense: with labels mixed up, no bar keeps the promise', () => {
    const mixed = boxes.map((box, i) => ({ ...box, label: at(boxes, (i * 37) % boxes.length).label }));
    const result = unwrap(refit(shelfModel(), mixed, least));
    expect(result.kept).toBe(false);
  });
});
