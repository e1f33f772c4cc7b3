import type { Pool } from 'pg';
import type { Election } from '../../election/lookup.ts';
import type { UnitId } from '../../election/model.ts';
import type { Door, OwedPage } from '../door.ts';
import type { OpenedFile } from '../files.ts';
import type { LineClient } from './client.ts';

/** What the work with LINE needs. Given by the composition root, or by a test. */
export interface LineParts {
  readonly db: Pool;
  readonly election: Election;
  readonly door: Door;
  /** Makes pictures of a file: one, or the pages of a PDF. */
  readonly openFile: (bytes: Uint8Array) => Promise<OpenedFile>;
  /** Pages that a unit still owes. */
  readonly owed: (unit: UnitId) => Promise<readonly OwedPage[]>;
  /** The unit of a short code, or of a page's code; null: none of this election. */
  readonly unitOf: (code: string) => UnitId | null;
  readonly clients: ReadonlyMap<string, LineClient>;
  readonly log: (line: string) => void;
  readonly random: () => number;
  /** After how many seconds a piece of work of a process that died is taken up by another. */
  readonly leaseSeconds: number;
  /** How long to wait for the rest of images that were sent together, seconds; thrice as long when LINE said how many there are. */
  readonly settleSeconds: number;
}
