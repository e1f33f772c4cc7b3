import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Stopped } from './fault.ts';
import type { FeedInput, MadeFile } from './made-feed.ts';

/** After a file that took long to make, the processor is left to others for so many times as long. */
const REST = 5;
const SHORT_MS = 5;
const MOST_REST_MS = 5000;
const HEAP_MB = 1024;

/** Makes the other formats of the feed in a process of its own, which holds no secret: clerks and readers must not wait for them. */
export async function* makeFeed(input: FeedInput, stop: AbortSignal): AsyncGenerator<MadeFile> {
  const worker = startWorker();
  const ended = new Promise<never>((_, reject) => {
    worker.on('error', reject); // there may be several: one that nobody hears would end this process
    worker.once('exit', (code) => reject(new Error(`the maker of formats ended with ${code}`)));
  });
  ended.catch(() => undefined);
  try {
    worker.send(input);
    for (let first = true; ; first = false) {
      if (stop.aborted) throw new Stopped();
      const began = performance.now();
      const answer = once(worker, 'message', { signal: stop });
      worker.send('next');
      const [file] = (await Promise.race([answer, ended])) as [MadeFile | null];
      if (file === null) return;
      const took = performance.now() - began;
      yield file;
      if (took > SHORT_MS && !first)
        await sleep(Math.min(REST * took, MOST_REST_MS), undefined, { signal: stop });
    }
  } catch (error) {
    throw stop.aborted ? new Stopped() : error;
  } finally {
    worker.kill('SIGKILL');
  }
}

/** Sources are run through the loader that runs everything else in development. */
function startWorker() {
  const source = fileURLToPath(new URL('./feed-worker.ts', import.meta.url));
  const own = import.meta.url.endsWith('.ts');
  const loader = own ? ['--import', createRequire(import.meta.url).resolve('tsx')] : [];
  return fork(own ? source : source.replace(/\.ts$/, '.js'), [], {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...loader],
    env: { PATH: process.env['PATH'] },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
