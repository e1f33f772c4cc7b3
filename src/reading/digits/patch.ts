import type { DigitCrop } from '../digit-crops.ts';

/** The grey inside of one digit box, whichever it is. */
export type Patch = Pick<DigitCrop, 'width' | 'height' | 'grey'>;
