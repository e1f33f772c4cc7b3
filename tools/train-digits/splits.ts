import type { DigitSet } from './data.ts';
import { partOf, readMnist, readThai, sizeOf } from './data.ts';

/** Digits kept from training to set the temperature, from the end of each training set. */
const KEPT_MNIST = 5000;
const KEPT_THAI = 275;

export interface Folders {
  readonly mnist: string;
  readonly thai: string;
}

export interface Split {
  readonly arabic: DigitSet;
  readonly thai: DigitSet;
}

/** What a network learns from: never a test set, whose writers must stay strangers. */
export function learnt(folders: Folders): Split {
  const arabic = readMnist(folders.mnist, 'train');
  const thai = readThai(folders.thai, 'train');
  return {
    arabic: partOf(arabic, 0, sizeOf(arabic) - KEPT_MNIST),
    thai: partOf(thai, 0, sizeOf(thai) - KEPT_THAI),
  };
}

/** What confidence is set on. */
export function kept(folders: Folders): Split {
  const arabic = readMnist(folders.mnist, 'train');
  const thai = readThai(folders.thai, 'train');
  return {
    arabic: partOf(arabic, sizeOf(arabic) - KEPT_MNIST, sizeOf(arabic)),
    thai: partOf(thai, sizeOf(thai) - KEPT_THAI, sizeOf(thai)),
  };
}

/** Writers whom no network has seen. */
export function strangers(folders: Folders): Split {
  return { arabic: readMnist(folders.mnist, 't10k'), thai: readThai(folders.thai, 'test') };
}
