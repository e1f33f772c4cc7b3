import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type SseOrder =
  | { readonly kind: 'listen'; readonly port: number; readonly count: number }
  | { readonly kind: 'end' };

export interface SseNews {
  /** By cut: how long after it was sent each listener had it, milliseconds. */
  readonly heard: readonly (readonly [cut: number, delays: readonly number[]])[];
}

/** A process of listeners for bench/sse.ts: raw sockets, so that a client costs as little as it can. */
const heard = new Map<number, number[]>();
const sockets = new Set<Socket>();
const EVENT = /data: \{"cut":(\d+),"sent":([\d.]+)/g;

function now(): number {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

async function listen(port: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const socket = connect(port, '127.0.0.1');
    sockets.add(socket);
    let rest = '';
    socket.on('data', (chunk) => {
      const at = now();
      rest += chunk.toString('latin1');
      const end = rest.lastIndexOf('\n\n');
      if (end < 0) return;
      for (const [, cut, sent] of rest.slice(0, end).matchAll(EVENT)) {
        const delays = heard.get(Number(cut)) ?? [];
        heard.set(Number(cut), delays);
        delays.push(at - Number(sent));
      }
      rest = rest.slice(end + 2);
    });
    socket.on('error', () => sockets.delete(socket));
    socket.write('GET /v1/events HTTP/1.1\r\nhost: localhost\r\n\r\n');
    if (i % 50 === 49) await sleep(10);
  }
}

process.on('message', (order: SseOrder) => {
  if (order.kind === 'listen') {
    listen(order.port, order.count);
    return;
  }
  process.send?.({ heard: [...heard] } satisfies SseNews, () => {
    for (const socket of sockets) socket.destroy();
    process.exit(0);
  });
});
