import { availableParallelism } from 'node:os';
import type { DecodeError } from './photo/decode.ts';
import type { PdfError, Reader } from './reader.ts';
import { Pool } from './worker/pool.ts';
import { workerScript } from './worker/process.ts';

export interface OpenReaderOptions {
  /** Worker processes; absent: one a core, at most 8. They start when there is work. */
  readonly workers?: number;
  /** Photos that may wait before callers are told `busy`. Each is held in memory. */
  readonly queue?: number;
}

const MB = 1024 * 1024;
/** Memory of one worker: 60 megapixels in colour, its grey copies and the straight page are about 700 MB. */
const MEMORY = 1200 * MB;
/** Milliseconds for one try. A photo of a phone takes a tenth of a second; a busy machine and 60 megapixels take longer. */
const PATIENCE = {
  look: 20_000,
  straighten: 30_000,
  mask: 30_000,
  crop: 20_000,
  preview: 20_000,
  pdf: 120_000,
} as const;

/** Opens a reader. Close it, or its workers end with the program. */
export function openReader(options: OpenReaderOptions = {}): Reader {
  const pool = new Pool({
    script: workerScript(),
    workers: options.workers ?? Math.min(8, availableParallelism()),
    queue: options.queue ?? 64,
    patience: PATIENCE,
    memory: MEMORY,
  });
  return {
    look: (bytes) => pool.run<'look', DecodeError>({ kind: 'look', bytes }),
    straighten: (bytes, page, more = {}) =>
      pool.run<'straighten', DecodeError>({ kind: 'straighten', bytes, page, options: more }),
    mask: (bytes, page, more = {}) =>
      pool.run<'mask', DecodeError>({ kind: 'mask', bytes, page, options: more }),
    crop: (bytes, boxes) => pool.run<'crop', DecodeError>({ kind: 'crop', bytes, boxes }),
    preview: (bytes) => pool.run<'preview', DecodeError>({ kind: 'preview', bytes }),
    pagesOfPdf: (bytes) => pool.run<'pdf', PdfError>({ kind: 'pdf', bytes }),
    whenRoom: () => pool.whenRoom(),
    close: () => pool.close(),
  };
}
