import type { Bilingual } from '../../basics/bilingual.ts';

/** Something wrong in the file of targets, with what to do. Never shows a value of a secret. */
export interface ConfigError {
  /** Where, e.g. `targets[1].path`, or `3:14` (line and column) of a file that is no JSON. */
  readonly place: string;
  readonly text: Bilingual;
}
