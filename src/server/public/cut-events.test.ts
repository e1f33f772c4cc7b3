import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../store/testing/until.ts';
import { CutEvents } from './cut-events.ts';

let events: CutEvents;
let server: Server;

beforeEach(async () => {
  events = new CutEvents({ limit: 3, heartbeatMs: 60_000 });
  server = createServer((request, response) => events.open(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  events.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const port = () => (server.address() as AddressInfo).port;
const publish = (cut: number) => events.publish({ cut, pointer: Buffer.from(`{"cut":${cut}}\n`) });

interface Listener {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** Everything that came so far. */
  text(): string;
  /** Ids of the events so far. */
  ids(): number[];
  ended(): boolean;
  leave(): void;
}

function listen(headers: Record<string, string> = {}, method = 'GET'): Promise<Listener> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port: port(), host: '127.0.0.1', path: '/', headers, method }, (reply) => {
      let text = '';
      let ended = false;
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => {
        text += part;
      });
      reply.on('close', () => {
        ended = true;
      });
      reply.on('error', () => undefined);
      resolve({
        status: reply.statusCode ?? 0,
        headers: reply.headers,
        text: () => text,
        ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map((match) => Number(match[1])),
        ended: () => ended,
        leave: () => sent.destroy(),
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the stream of cuts', () => {
  it('tells the newest cut at once and every later one, to everybody the same', async () => {
    publish(1);
    publish(2);
    const [one, two] = [await listen(), await listen()];
    publish(3);
    await until(() => one.ids().length === 2 && two.ids().length === 2);
    expect(one.text()).toBe('retry: 3000\n\nid: 2\ndata: {"cut":2}\n\nid: 3\ndata: {"cut":3}\n\n');
    expect(two.text()).toBe(one.text());
    expect(one.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
    });
  });

  it('tells somebody who comes back what was missed, and nothing twice', async () => {
    for (let cut = 1; cut <= 40; cut++) publish(cut);
    const behind = await listen({ 'last-event-id': '37' });
    const current = await listen({ 'last-event-id': '40' });
    const lost = await listen({ 'last-event-id': '2' });
    publish(41);
    await until(() => [behind, current, lost].every((listener) => listener.ids().at(-1) === 41));
    expect(behind.ids()).toEqual([38, 39, 40, 41]);
    expect(current.ids()).toEqual([41]);
    expect(lost.ids()).toEqual([40, 41]); // too long ago: the lists of the feed have the rest
  });

  it('takes a word that is no number for nothing known', async () => {
    publish(7);
    const odd = await listen({ 'last-event-id': 'x' });
    await until(() => odd.ids().length === 1);
    expect(odd.ids()).toEqual([7]);
  });

  it('begins anew when another night begins', async () => {
    publish(500);
    publish(1);
    const late = await listen({ 'last-event-id': '500' });
    await until(() => late.ids().length === 1);
    expect(late.ids()).toEqual([1]);
  });

  it('says that it lives while nothing happens', async () => {
    events.close();
    events = new CutEvents({ limit: 3, heartbeatMs: 10 });
    const listener = await listen();
    await until(() => (listener.text().match(/^: alive$/gm) ?? []).length >= 2);
    expect(listener.ids()).toEqual([]);
  });

  it('refuses who finds no place, says when to come again, and gives a place that is left to the next', async () => {
    const [first] = [await listen(), await listen(), await listen()];
    const refused = await listen();
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '60']);
    expect(refused.headers['access-control-allow-origin']).toBe('*');
    expect(events.refused).toBe(1);
    first?.leave();
    await until(() => events.listeners === 2);
    expect((await listen()).status).toBe(200);
  });

  it('gives one network its share of the places, and takes from nobody else', async () => {
    events.close();
    events = new CutEvents({ limit: 5, share: 2, behindProxy: true });
    const from = (address: string) => listen({ 'x-forwarded-for': address });
    const first = await from('192.0.2.1');
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('203.0.113.9, 192.0.2.1')).status).toBe(503);
    expect((await from('2001:db8:1:1::1')).status).toBe(200);
    expect((await from('2001:db8:1:2::1')).status).toBe(200);
    expect((await from('2001:db8:1:3::1')).status).toBe(503);
    first.leave();
    await until(() => events.listeners === 3);
    expect((await from('192.0.2.1')).status).toBe(200);
    expect((await from('2001:db8:2::1')).status).toBe(200);
    expect(events.refused).toBe(2);
  });

  it('ends whoever does not read, however much is told, and goes on telling the others', async () => {
    const reads = await listen();
    const deaf = connect(port(), '127.0.0.1');
    deaf.on('error', () => undefined);
    deaf.pause();
    deaf.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await until(() => events.listeners === 2);
    const pointer = Buffer.from(`{"text":"${'x'.repeat(1024 * 1024)}"}`);
    let cut = 0;
    await until(() => {
      const heard = reads.ids().length === cut; // the line of the deaf one takes some megabytes before it is full
      if (heard && events.dropped === 0) events.publish({ cut: ++cut, pointer });
      return heard && events.dropped === 1;
    });
    expect(events.listeners).toBe(1);
    deaf.destroy();
  });

  it('gives one line one place, however often it asks, and takes it back when the line ends', async () => {
    const greedy = connect(port(), '127.0.0.1');
    greedy.on('error', () => undefined);
    greedy.resume();
    greedy.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(3));
    await until(() => events.listeners + events.refused === 3);
    expect(events.listeners).toBe(1);
    greedy.destroy();
    await until(() => events.listeners === 0);
  });

  it('ends all streams when it closes, and takes no more', async () => {
    const listener = await listen();
    events.close();
    await until(() => listener.ended());
    expect((await listen()).status).toBe(503);
  });

  it('answers HEAD with the head alone', async () => {
    const head = await listen({}, 'HEAD');
    await until(() => head.ended());
    expect([head.status, head.text(), events.listeners]).toEqual([200, '', 0]);
  });
});
