import { correctionsTable } from '../publication/media/corrections-table.ts';
import type { MediaTable } from '../publication/media/table.ts';
import type { Cut, CutFile } from '../publication/model.ts';

/** A cut as far as delivery needs it: plain bytes, which stay as they are when the published state moves on. */
export interface OfferedCut {
  readonly number: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly files: ReadonlyMap<string, CutFile>;
  /** The signed note that goes with it. */
  readonly checkpoint: string;
  /** Made while the cut's view stands; null where nobody wants the feed. */
  readonly corrections: MediaTable | null;
}

/** Takes of a cut what can be brought somewhere later. `feed`: somebody wants the feed. */
export function offeredCut(cut: Cut, checkpoint: string, feed: boolean): OfferedCut {
  return {
    number: cut.head.number,
    at: cut.head.at,
    files: cut.files,
    checkpoint,
    corrections: feed ? correctionsTable(cut.view) : null,
  };
}
