import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Http, jsonOf, ServerGone } from './http.ts';
import { Session } from './session.ts';

let server: Server | null = null;
let http: Http | null = null;

afterEach(async () => {
  await http?.close();
  server?.closeAllConnections();
  server?.close();
});

type Handler = (
  path: string,
  cookie: string,
) => { status: number; body?: string; headers?: Record<string, string> } | null;

/** A server that answers by the handler; null cuts the connection as a killed server does. */
async function serve(handler: Handler, port = 0): Promise<string> {
  const made = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const reply = handler(request.url ?? '', request.headers.cookie ?? '');
      if (reply === null) request.socket.destroy();
      else response.writeHead(reply.status, reply.headers).end(reply.body ?? '');
    });
  });
  server = made;
  await new Promise<void>((done) => made.listen(port, '127.0.0.1', done));
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
}

test('a lost connection, 503 and 429 are tried again until the server is back', async () => {
  const script = [null, { status: 503 }, { status: 429 }, { status: 500 }, { status: 200, body: '{"ok":1}' }];
  let call = 0;
  const url = await serve(() => {
    const reply = script[call++];
    return reply === undefined ? { status: 404 } : reply;
  });
  http = new Http(url, 1, 20_000);
  const reply = await http.send({ method: 'POST', path: '/x', body: '{}' });
  expect(jsonOf(reply)).toEqual({ ok: 1 });
  expect(http.retries).toBe(4);
});

test('a fault that stays is given back, and a server that never comes back ends the patience', async () => {
  const url = await serve(() => ({ status: 500 }));
  http = new Http(url, 1, 20_000);
  expect((await http.send({ method: 'GET', path: '/' })).status).toBe(500);
  await http.close();
  server?.closeAllConnections();
  await new Promise((done) => server?.close(done));
  http = new Http(url, 1, 300);
  await expect(http.send({ method: 'GET', path: '/' })).rejects.toThrow(ServerGone);
});

test('a refusal is an answer and is not repeated', async () => {
  let calls = 0;
  const url = await serve(() => {
    calls += 1;
    return { status: 409, body: '{}' };
  });
  http = new Http(url, 1);
  expect((await http.send({ method: 'POST', path: '/', body: '' })).status).toBe(409);
  expect(calls).toBe(1);
});

test('a session that has ended is opened again and the call repeated', async () => {
  let logins = 0;
  const url = await serve((path, cookie) => {
    if (path === '/api/login') {
      logins += 1;
      return { status: 200, headers: { 'set-cookie': `s=${logins}; HttpOnly; Path=/` } };
    }
    return cookie === 's=2' ? { status: 200, body: '{"in":true}' } : { status: 401 };
  });
  http = new Http(url, 2);
  const who = new Session(http, 'clerk', 'secret');
  expect(await who.get('/api/me')).toEqual({ in: true });
  expect(logins).toBe(2);
});
