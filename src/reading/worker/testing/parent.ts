import { fileURLToPath } from 'node:url';
import { Pool } from '../pool.ts';

/** A program that gives its worker a job without end and waits to be killed. */
const LONG = 3_600_000;
const pool = new Pool({
  script: fileURLToPath(new URL('./endless-worker.ts', import.meta.url)),
  workers: 1,
  queue: 10,
  patience: { look: LONG, straighten: LONG, mask: LONG, crop: LONG, preview: LONG, pdf: LONG },
  memory: 2 ** 40,
});
void pool.run({ kind: 'look', bytes: Buffer.from('begin') });
