import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicHandler } from './handler.ts';
import { PublicSite } from './site.ts';

const html = (text: string) => ({
  mediaType: 'text/html; charset=utf-8',
  bytes: new TextEncoder().encode(text),
});
const site = new PublicSite({
  renderPage: () => null,
  renderFile: () => null,
  assets: new Map([
    ['/press/index.html', html('wall')],
    ['/press/th/index.html', html('wall th')],
    ['/press/en/index.html', html('wall en')],
  ]),
  packageFiles: new Map(),
});
const answer = publicHandler(site, { read: async () => null }, "default-src 'none'");
const server = createServer((request, response) => {
  if (!answer(request, response)) response.writeHead(418).end();
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it.each([
  ['/press', 'wall'],
  ['/press/', 'wall'],
  ['/press/th', 'wall th'],
  ['/press/en/', 'wall en'],
  ['/press/en/index.html', 'wall en'],
  ['/press?x=1', 'wall'],
])('%s is the wall of the press centre, before the first cut too', async (path, body) => {
  const response = await fetch(url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(await response.text()).toBe(body);
});

it('nothing else stands there, and it can only be read', async () => {
  expect((await fetch(`${url}/press/fr`)).status).toBe(503);
  expect((await fetch(`${url}/press`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${url}/pressroom`)).status).toBe(418);
});
