import type { Desk } from '../centre/desk.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { PageGeometry } from '../forms/geometry.ts';
import type { Reader } from '../reading/reader.ts';

/** Everything that the intake works with. */
export interface IntakeDeps {
  readonly desk: Desk;
  readonly reader: Reader;
  /** The installation's form key: tags of codes are checked with it. */
  readonly formKey: Uint8Array;
  /** Where everything stands on a page of a return's form as we print it. */
  readonly geometryOf: (spec: ReturnSpec, page: number) => PageGeometry | null;
  /** One line for each unexpected failure; never personal data. */
  readonly log: (line: string) => void;
  /** Photos read at the same time by this process; without it, 2. */
  readonly parallel?: number;
  /** How often to look for what others left unread, milliseconds; without it, a second. */
  readonly lookEveryMs?: number;
}
