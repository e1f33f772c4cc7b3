import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Front } from './front.ts';

describe('the front door', () => {
  let front: Front;
  const start = async (answerPublic: ConstructorParameters<typeof Front>[0]): Promise<string> => {
    front = new Front(answerPublic);
    await new Promise<void>((resolve) => front.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(front.server.address() as AddressInfo).port}`;
  };
  afterEach(() => front.close());

  it('answers the public first, and the staff API when it is open', async () => {
    const url = await start((request, response) => {
      if (request.url !== '/public') return false;
      response.end('public');
      return true;
    });
    const early = await fetch(`${url}/api/me`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2']);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    front.open((_, response) => response.end('staff'));
    expect(await (await fetch(`${url}/api/me`)).text()).toBe('staff');
    expect(await (await fetch(`${url}/public`)).text()).toBe('public');
  });

  it('ends a connection on which nothing moves, also one that has been answered', async () => {
    const url = await start((_, response) => {
      response.end('ok');
      return true;
    });
    front.server.timeout = 50;
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let got = '';
    socket.on('data', (part) => {
      got += part.toString();
    });
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    expect(got).toMatch(/^HTTP\/1\.1 200 /);
    expect(got).not.toMatch(/connection: close/i);
  });
});
