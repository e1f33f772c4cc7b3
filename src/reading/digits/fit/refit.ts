import { at } from '../../../basics/assert.ts';
import type { Result } from '../../../basics/result.ts';
import { err, ok } from '../../../basics/result.ts';
import { sha256 } from '../../../basics/sha256.ts';
import type { Script } from '../classes.ts';
import type { Calibration, DigitModel } from '../model-file.ts';
import type { Network } from '../network.ts';
import { hiddenOf } from '../network.ts';
import { decide } from '../read-box.ts';
import type { Share } from '../wilson.ts';
import { share } from '../wilson.ts';
import type { LabelledBox } from './label-boxes.ts';
import { fitLastLayer, scoresBy } from './last-layer.ts';
import type { KnownScores } from './temperature.ts';
import { fitTemperature, surprise } from './temperature.ts';

/** Fewer boxes, or boxes from fewer photos, say too little: nothing is fitted. */
export const LEAST_BOXES = 2000;
export const LEAST_PHOTOS = 60;

/** Bars that are tried; the lowest that keeps the promise wins. */
const BARS = [0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995] as const;
/** What a digit above the bar must be worth, at the lower end of its interval. */
const PROMISE = 0.995;

/** How a model does on boxes that it was not fitted on. */
export interface HeldOut {
  readonly boxes: number;
  readonly photos: number;
  /** Right without any bar. */
  readonly right: Share;
  /** Above the bar: how many of all, and how many of these are right. */
  readonly bar: number;
  readonly covered: Share;
  readonly precise: Share;
}

export interface Refit {
  readonly networks: readonly Network[];
  readonly calibration: Calibration;
  readonly boxes: number;
  readonly photos: number;
  /** Networks whose last layer is new; the others did worse with a new one and keep theirs. */
  readonly changed: number;
  /** The bar keeps the promise on boxes kept for setting it; false: no bar does, and the highest is taken. */
  readonly kept: boolean;
  readonly before: HeldOut;
  readonly after: HeldOut;
}

export interface TooFew {
  readonly code: 'too-few';
  readonly boxes: number;
  readonly photos: number;
}

type Part = 'fit' | 'set' | 'judge';

/** By photo, so that no hand is on both sides: three fifths to fit, one to set the bar, one to judge. Always the same for a photo. */
function partOf(photo: string): Part {
  const [first = 0] = sha256(`part of ${photo}`);
  return first < 154 ? 'fit' : first < 205 ? 'set' : 'judge';
}

/** A box as the last layer of each network sees it. */
interface SeenBox {
  readonly hidden: readonly Float32Array[];
  readonly label: number;
  readonly script: Script;
  readonly photo: string;
}

/** Fits last layers, temperature and bar to labelled boxes, and judges before and after on photos that were kept apart. */
export function refit(
  model: DigitModel,
  boxes: readonly LabelledBox[],
  least: { readonly boxes: number; readonly photos: number } = { boxes: LEAST_BOXES, photos: LEAST_PHOTOS },
): Result<Refit, TooFew> {
  const photos = new Set(boxes.map((box) => box.photo)).size;
  const tooFew = err({ code: 'too-few', boxes: boxes.length, photos } as const);
  if (boxes.length < least.boxes || photos < least.photos) return tooFew;
  const parts: Record<Part, SeenBox[]> = { fit: [], set: [], judge: [] };
  for (const { image, label, script, photo } of boxes) {
    const hidden = model.networks.map((network) => hiddenOf(network, image));
    parts[partOf(photo)].push({ hidden, label, script, photo });
  }
  if (parts.fit.length === 0 || parts.set.length === 0 || parts.judge.length === 0) return tooFew;

  const layersBefore = model.networks.map((network) => network[3]);
  const layers = layersBefore.map((before, n) => betterLayer(before, n, parts));
  const temperature = fitTemperature(layers.flatMap((layer, n) => known(layer, n, parts.set)));
  const set = said(layers, temperature, parts.set);
  const good = BARS.find((bar) => precision(set, bar).low >= PROMISE);
  const calibration = { temperature, bar: good ?? BARS[BARS.length - 1] ?? 1 };
  return ok({
    networks: model.networks.map(
      (network, n): Network => [network[0], network[1], network[2], at(layers, n)],
    ),
    calibration,
    boxes: boxes.length,
    photos,
    changed: layers.filter((layer, n) => layer !== layersBefore[n]).length,
    kept: good !== undefined,
    before: judge(layersBefore, model.calibration, parts.judge),
    after: judge(layers, calibration, parts.judge),
  });
}

/** A new last layer of network `n`, or the one before where the new one surprises more on boxes that it was not fitted on. */
function betterLayer(
  before: Float32Array,
  n: number,
  parts: Readonly<Record<Part, readonly SeenBox[]>>,
): Float32Array {
  const after = fitLastLayer(
    before,
    parts.fit.map(({ hidden, label, script }) => ({ hidden: at(hidden, n), label, script })),
  );
  const worth = (layer: Float32Array) => {
    const scores = known(layer, n, parts.set);
    return surprise(scores, fitTemperature(scores));
  };
  return worth(after) < worth(before) ? after : before;
}

function known(layer: Float32Array, n: number, boxes: readonly SeenBox[]): KnownScores[] {
  return boxes.map(({ hidden, label, script }) => ({
    scores: scoresBy(layer, at(hidden, n)),
    label,
    script,
  }));
}

interface Said {
  readonly right: boolean;
  readonly confidence: number;
}

function said(layers: readonly Float32Array[], temperature: number, boxes: readonly SeenBox[]): Said[] {
  return boxes.map(({ hidden, label, script }) => {
    const scores = layers.map((layer, n) =>
      scoresBy(layer, at(hidden, n)).map((score) => score / temperature),
    );
    const { winner, confidence } = decide(scores, script);
    return { right: winner === label, confidence };
  });
}

function precision(list: readonly Said[], bar: number): Share {
  const above = list.filter(({ confidence }) => confidence >= bar);
  return share(above.filter(({ right }) => right).length, above.length);
}

function judge(
  layers: readonly Float32Array[],
  calibration: Calibration,
  boxes: readonly SeenBox[],
): HeldOut {
  const list = said(layers, calibration.temperature, boxes);
  const precise = precision(list, calibration.bar);
  return {
    boxes: boxes.length,
    photos: new Set(boxes.map((box) => box.photo)).size,
    right: share(list.filter(({ right }) => right).length, list.length),
    bar: calibration.bar,
    covered: share(precise.of, list.length),
    precise,
  };
}
