import { setTimeout as sleep } from 'node:timers/promises';
import { dieWithParent } from '../die-with-parent.ts';
import type { Job } from '../jobs.ts';

/** A worker that does what its job's bytes say, for the tests of the pool. */
const held: Uint8Array[] = [];

async function act(what: string): Promise<unknown> {
  if (what === 'crash') process.abort();
  if (what === 'exit') process.exit(3);
  if (what === 'hang') for (;;) if (held.length > 1e9) break;
  if (what === 'wait') await sleep(3_600_000);
  if (what === 'eat') for (let i = 0; i < 10_000; i++) held.push(new Uint8Array(8_000_000).fill(7));
  if (what === 'environment') return { ok: true, value: Object.keys(process.env) };
  if (what === 'slow') await sleep(50);
  return { ok: true, value: `${what} by ${process.pid}` };
}

dieWithParent();
process.on('message', (job: Job) => {
  act(Buffer.from(job.bytes).toString()).then((result) =>
    process.send?.({ kind: 'answer', result, memory: process.memoryUsage.rss() }),
  );
});
process.send?.({ kind: 'ready' });
