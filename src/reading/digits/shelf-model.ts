import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unwrap } from '../../basics/result.ts';
import type { DigitModel } from './model-file.ts';
import { readModel } from './model-file.ts';

/** SHA-256 of the weights that come with the program (docs/reading-digits.md). */
export const SHELF_MODEL = '860271b8918ec3b62bff42d501d5589c8f6eab7e3a252a26751b597973073300';

/** Beside this file in the sources; a build leaves it there. */
const PLACES = ['digits.model', '../../../../src/reading/digits/digits.model'];

let kept: DigitModel | null = null;

/** The model that comes with the program. Throws when the file is not the one that it should be. */
export function shelfModel(): DigitModel {
  if (kept === null) {
    const here = fileURLToPath(new URL('.', import.meta.url));
    const path = PLACES.map((place) => join(here, place)).find((each) => existsSync(each));
    if (path === undefined) throw new Error('digits.model is not where the program expects it');
    kept = unwrap(readModel(readFileSync(path), SHELF_MODEL));
  }
  return kept;
}
