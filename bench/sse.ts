import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Front } from '../src/server/front.ts';
import { CutEvents } from '../src/server/public/cut-events.ts';
import { Latencies } from './latency.ts';
import { report, rounded } from './report.ts';
import type { SseNews, SseOrder } from './sse-load.ts';

/**
 * Listeners of /v1/events against one process, everything on 127.0.0.1: memory for each, and how long until the last one has heard
 * of a cut. Each process of listeners opens raw sockets, so that the clients are not what is measured.
 *
 *   ulimit -n 20000; npx tsx bench/sse.ts [--listeners 10000] [--events 30] [--processes 4] [--write]
 */
const { values } = parseArgs({
  options: {
    listeners: { type: 'string', default: '10000' },
    events: { type: 'string', default: '30' },
    processes: { type: 'string', default: '4' },
    write: { type: 'boolean', default: false },
  },
});
const LISTENERS = Number(values.listeners);
const EVENTS = Number(values.events);
const PROCESSES = Number(values.processes);
/** As large as the pointer of a whole country. */
const POINTER_BYTES = 560;
const PAUSE_MS = 1000;

async function main(): Promise<void> {
  // One network may have half of the places, and all these listeners are of one.
  const events = new CutEvents({ limit: 2 * LISTENERS });
  const front = new Front((request, response) => {
    events.open(request, response);
    return true;
  });
  await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', 4096, resolve));
  const { port } = front.server.address() as AddressInfo;
  const before = resident();
  const loads = Array.from({ length: PROCESSES }, () => fork(new URL('./sse-load.ts', import.meta.url)));
  const heard: number[][] = Array.from({ length: EVENTS + 1 }, () => []);
  const done = loads.map((load, i) => listen(load, i, port, heard));
  await until(() => events.listeners === LISTENERS);
  await sleep(2000);
  const full = resident();
  const cpu = process.cpuUsage();
  const loop: number[] = [];
  for (let cut = 1; cut <= EVENTS; cut++) {
    const text = JSON.stringify({ cut, sent: now(), pad: '' });
    const begun = performance.now();
    events.publish({
      cut,
      pointer: Buffer.from(text.replace('""', `"${'x'.repeat(POINTER_BYTES - text.length)}"`)),
    });
    loop.push(performance.now() - begun);
    await sleep(PAUSE_MS);
  }
  const { user, system } = process.cpuUsage(cpu);
  await sleep(2000);
  const after = resident();
  for (const load of loads) load.send({ kind: 'end' } satisfies SseOrder);
  const lost = (await Promise.all(done)).reduce((sum, n) => sum + n, 0);
  events.close();
  await front.close();
  const each = new Latencies();
  const last = new Latencies();
  for (const times of heard.slice(1)) {
    for (const time of times) each.add(time);
    last.add(Math.max(...times));
  }
  report(
    'sse',
    `${LISTENERS.toLocaleString('en-US')} listeners of /v1/events`,
    [
      {
        listeners: LISTENERS,
        events: EVENTS,
        'lost events': lost,
        'dropped listeners': events.dropped,
        'memory for each, kB': rounded((full - before) / LISTENERS / 1024),
        'process, MB': `${Math.round(before / 2 ** 20)} → ${Math.round(full / 2 ** 20)} → ${Math.round(after / 2 ** 20)}`,
        'one listener p50 / p95, ms': `${rounded(each.quantile(0.5) ?? 0)} / ${rounded(each.quantile(0.95) ?? 0)}`,
        'all have it p50 / p95, ms': `${rounded(last.quantile(0.5) ?? 0)} / ${rounded(last.quantile(0.95) ?? 0)}`,
        'publish() p50, ms': rounded(median(loop)),
        'CPU µs for each listener and event': rounded((user + system) / EVENTS / LISTENERS),
      },
    ],
    {
      method: `Our front door and the stream in one process, ${PROCESSES} processes with raw sockets on the same machine, events of ${POINTER_BYTES} bytes every ${PAUSE_MS} ms; memory: resident before, with all listeners, and after all events; kernel memory not counted. Clients share the two cores with the server, so times are upper bounds.`,
      write: values.write,
    },
  );
}

/** Resolves with the number of events that did not come. */
function listen(load: ChildProcess, i: number, port: number, heard: number[][]): Promise<number> {
  const count = Math.floor(LISTENERS / PROCESSES) + (i < LISTENERS % PROCESSES ? 1 : 0);
  return new Promise((resolve) => {
    load.on('message', (news: SseNews) => {
      for (const [cut, delays] of news.heard) heard[cut]?.push(...delays);
      const came = news.heard.reduce((sum, [, delays]) => sum + delays.length, 0);
      resolve(count * EVENTS - came);
    });
    load.send({ kind: 'listen', port, count } satisfies SseOrder);
  });
}

/** Resident memory of this process, bytes, after a collection where node allows it. */
function resident(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
}

/** Milliseconds on a clock that all processes of this machine share. */
function now(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; !condition(); i++) {
    if (i > 1200) throw new Error('listeners did not come');
    await sleep(50);
  }
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

await main();
