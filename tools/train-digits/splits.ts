import type { DigitSet } from './data.ts';
import { imageOf, readMnist, readThai, sizeOf } from './data.ts';

/** The last so many of each digit are kept from training to set the temperature. Thai digits come in the order of their writers. */
const KEPT_MNIST = 500;
const KEPT_THAI = 27;

export interface Folders {
  readonly mnist: string;
  readonly thai: string;
}

export interface Split {
  readonly arabic: DigitSet;
  readonly thai: DigitSet;
}

/** The last `count` of each digit, or all but these. Sets may be in the order of their digits: the end of one is no fair part. */
export function part(set: DigitSet, count: number, last: boolean): DigitSet {
  const left = new Array<number>(10).fill(count);
  const chosen: number[] = [];
  for (let i = sizeOf(set) - 1; i >= 0; i--) {
    const digit = set.labels[i] ?? 0;
    const among = (left[digit] ?? 0) > 0;
    if (among) left[digit] = (left[digit] ?? 0) - 1;
    if (among === last) chosen.push(i);
  }
  chosen.reverse();
  const size = set.images.length / sizeOf(set);
  const images = new Uint8Array(chosen.length * size);
  for (const [k, i] of chosen.entries()) images.set(imageOf(set, i), k * size);
  return { images, labels: Uint8Array.from(chosen, (i) => set.labels[i] ?? 0) };
}

/** What a network learns from: never a test set, whose writers must stay strangers. */
export function learnt(folders: Folders): Split {
  return {
    arabic: part(readMnist(folders.mnist, 'train'), KEPT_MNIST, false),
    thai: part(readThai(folders.thai, 'train'), KEPT_THAI, false),
  };
}

/** What confidence is set on. */
export function kept(folders: Folders): Split {
  return {
    arabic: part(readMnist(folders.mnist, 'train'), KEPT_MNIST, true),
    thai: part(readThai(folders.thai, 'train'), KEPT_THAI, true),
  };
}

/** Writers whom no network has seen. */
export function strangers(folders: Folders): Split {
  return { arabic: readMnist(folders.mnist, 't10k'), thai: readThai(folders.thai, 'test') };
}
