import { dieWithParent } from '../die-with-parent.ts';

/** A worker that starts as the real one does, says so and never ends its job, for the test of orphans. */
dieWithParent();
process.on('message', () => {
  process.stderr.write(`worker ${process.pid}\n`);
  for (let i = 0; i >= 0; i = (i + 1) % 1_000);
});
process.send?.({ kind: 'ready' });
