import { at } from '../../src/basics/assert.ts';
import type { ReturnSpec } from '../../src/election/lookup.ts';
import type { PageGeometry } from '../../src/forms/geometry.ts';
import type { Script } from '../../src/reading/digits/classes.ts';
import { positionOfPlace } from '../../src/reading/digits/suggest.ts';
import type { Grey } from '../../src/reading/raster.ts';
import type { TestPage } from '../../src/reading/testing/test-page.ts';
import { drawTestPage } from '../../src/reading/testing/test-page.ts';
import type { TestRandom } from '../../src/reading/testing/test-random.ts';
import type { Figures } from '../../src/returns/figures.ts';
import type { DigitSet } from '../../tools/train-digits/data.ts';
import { imageOf, sizeOf } from '../../tools/train-digits/data.ts';
import { valueAt } from '../../tools/train-digits/distort.ts';
import { pictureOf } from '../../tools/train-digits/samples.ts';

/** 300 dots per inch. */
const PER_MM = 300 / 25.4;

/** Which pictures of a set show each digit. */
export function byDigit(set: DigitSet): readonly number[][] {
  const lists: number[][] = Array.from({ length: 10 }, () => []);
  for (let i = 0; i < sizeOf(set); i++) lists[at(set.labels, i)]?.push(i);
  return lists;
}

export interface Hand {
  readonly script: Script;
  readonly set: DigitSet;
  readonly lists: readonly number[][];
}

function writeDigit(
  raster: Grey,
  box: { x: number; y: number; width: number; height: number },
  hand: Hand,
  digit: number,
  pen: { dark: number; level: number; size: number },
  random: TestRandom,
): void {
  const picture = pictureOf(imageOf(hand.set, random.pick(at(hand.lists, digit))));
  const scale = (box.height * pen.size * PER_MM) / 20;
  const cx = (box.x + box.width / 2 + random.within(0.5)) * PER_MM;
  const cy = (box.y + box.height / 2 + random.within(0.5)) * PER_MM;
  const reach = Math.ceil(14 * scale);
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const x = Math.round(cx) + dx;
      const y = Math.round(cy) + dy;
      if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) continue;
      const soft = valueAt(picture, 13.5 + dx / scale, 13.5 + dy / scale);
      const ink = Math.min(1, Math.max(0, (soft - pen.level) * 3 + 0.5));
      const i = y * raster.width + x;
      const paper = raster.data[i] ?? 0;
      raster.data[i] = Math.min(paper, Math.round(250 - (250 - pen.dark) * ink));
    }
  }
}

/** A page of a form with its light-grey boxes, filled in by one hand with these figures. */
export function paperOf(
  page: PageGeometry,
  code: string,
  spec: ReturnSpec,
  figures: Figures,
  hand: Hand,
  seed: number,
  random: TestRandom,
): TestPage {
  const empty = { ...page, figures: page.figures.map((figure) => ({ ...figure, digits: [] })) };
  const drawn = drawTestPage(empty, code, seed, PER_MM);
  const pen = {
    dark: random.int(25, 110),
    level: random.between(0.3, 0.55),
    size: random.between(0.5, 0.72),
  };
  for (const { place, digits } of page.figures) {
    for (const box of digits) frame(drawn.raster, box);
    const position = positionOfPlace(spec, place);
    const text = position < 0 ? '' : String(at(figures, position));
    for (const [i, sign] of [...text].entries()) {
      const box = digits[digits.length - text.length + i];
      if (box !== undefined) writeDigit(drawn.raster, box, hand, Number(sign), pen, random);
    }
  }
  return { ...drawn, geometry: page };
}

function frame(raster: Grey, box: { x: number; y: number; width: number; height: number }): void {
  const [left, top] = [Math.round(box.x * PER_MM), Math.round(box.y * PER_MM)];
  const [right, bottom] = [
    Math.round((box.x + box.width) * PER_MM),
    Math.round((box.y + box.height) * PER_MM),
  ];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const edge = Math.min(x - left, right - x, y - top, bottom - y);
      if (edge < 0.35 * PER_MM) raster.data[y * raster.width + x] = 185;
    }
  }
}
