import type { Desk } from '../../centre/desk.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { PageGeometry } from '../../forms/geometry.ts';
import type { DigitModel } from '../../reading/digits/model-file.ts';
import type { Reader } from '../../reading/reader.ts';

/** Everything that reading the digits of accepted forms works with. */
export interface ReadingDeps {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly model: DigitModel;
  /** The installation's form key: tags of codes are checked with it. */
  readonly formKey: Uint8Array;
  /** Where everything stands on the pages of a return's form as we print it; empty where we do not. */
  readonly pagesOf: (spec: ReturnSpec) => readonly PageGeometry[];
  /** One line for each unexpected failure; never personal data. */
  readonly log: (line: string) => void;
}
