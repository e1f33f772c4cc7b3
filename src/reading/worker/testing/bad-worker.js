import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A worker that does what its job's bytes say, for the tests of the pool. JavaScript, so that each of its many starts takes a
 * twentieth of a second and not a whole one.
 */
const held = [];

async function act(what) {
  if (what === 'crash') process.kill(process.pid, 'SIGSEGV');
  if (what === 'exit') process.exit(3);
  if (what === 'hang') for (;;) if (held.length > 1e9) break;
  if (what === 'wait') await sleep(3_600_000);
  if (what === 'eat') {
    // Up to 2.4 GB, slowly enough to be seen on a busy machine.
    for (let i = 0; i < 300; i++, await sleep(10)) held.push(new Uint8Array(8_000_000).fill(7));
    await sleep(3_600_000);
  }
  if (what === 'environment') return { ok: true, value: Object.keys(process.env) };
  if (what === 'slow') await sleep(50);
  return { ok: true, value: `${what} by ${process.pid}` };
}

process.on('disconnect', () => process.exit(0));
process.on('message', (job) => {
  act(Buffer.from(job.bytes).toString()).then((result) =>
    process.send?.({ kind: 'answer', result, memory: process.memoryUsage.rss() }),
  );
});
process.send?.({ kind: 'ready' });
