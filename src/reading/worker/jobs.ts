import type { Box, PageGeometry } from '../../forms/geometry.ts';
import type { Look, StraightenOptions, StraightPage } from '../reader.ts';

/** What a worker can be asked. Bytes are copied to it; nothing is shared. */
export type Job =
  | { readonly kind: 'look'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'straighten';
      readonly bytes: Uint8Array;
      readonly page: PageGeometry | null;
      readonly options: StraightenOptions;
    }
  | {
      readonly kind: 'mask';
      readonly bytes: Uint8Array;
      readonly page: PageGeometry;
      readonly options: StraightenOptions;
    }
  | { readonly kind: 'crop'; readonly bytes: Uint8Array; readonly boxes: readonly Box[] }
  | { readonly kind: 'preview'; readonly bytes: Uint8Array }
  | { readonly kind: 'pdf'; readonly bytes: Uint8Array };

/** What each job gives when it succeeds. */
export interface Answers {
  readonly look: Look;
  readonly straighten: StraightPage | null;
  readonly mask: Uint8Array | null;
  readonly crop: Uint8Array[];
  readonly preview: Uint8Array;
  readonly pdf: Uint8Array[];
}

/** From the worker: ready once after start, then one message for each job. */
export type WorkerMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly result: unknown; readonly memory: number };
