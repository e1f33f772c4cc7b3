import type { Desk } from '../../centre/desk.ts';
import type { ReturnSpec } from '../../election/lookup.ts';
import type { PageGeometry } from '../../forms/geometry.ts';
import type { DigitModel } from '../../reading/digits/model-file.ts';
import type { Patch } from '../../reading/digits/patch.ts';
import type { SeenBox } from '../../reading/digits/read-box.ts';
import type { Reader } from '../../reading/reader.ts';
import type { PhotoStore } from '../../store/photos.ts';

/** Everything that reading the digits of accepted forms works with. */
export interface ReadingDeps {
  readonly desk: Pick<Desk, 'db' | 'election'> & { readonly photos: Pick<PhotoStore, 'readOriginal'> };
  readonly reader: Pick<Reader, 'look' | 'straighten' | 'whenRoom'>;
  readonly model: DigitModel;
  /** How a box is looked at; without it, by the model. */
  readonly see?: (patch: Patch) => SeenBox;
  /** The installation's form key: tags of codes are checked with it. */
  readonly formKey: Uint8Array;
  /** Where everything stands on the pages of a return's form as we print it; empty where we do not. */
  readonly pagesOf: (spec: ReturnSpec) => readonly PageGeometry[];
  /** One line for each unexpected failure; never personal data. */
  readonly log: (line: string) => void;
}
