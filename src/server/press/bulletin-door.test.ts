import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { publicHandler } from '../public/handler.ts';
import type { PublicSite } from '../public/site.ts';
import { bulletinDoor } from './bulletin-door.ts';

const POLICY = "default-src 'none'";

test('who comes while too many drawings wait, or too often, is told when to come again, not that nothing is there', async () => {
  let wait = 0;
  const drawings = { take: () => wait };
  const at = async (_: string, ask: () => number) => ask() || ('busy' as const);
  const site: Partial<PublicSite> = { atOnce: () => undefined };
  const bulletins = bulletinDoor({ at: (path, ask = () => 0) => at(path, ask) }, POLICY, drawings);
  const cards = publicHandler(site as PublicSite, { read: async () => null }, POLICY, {
    cards: { at },
    drawings,
  });
  const server = createServer((request, response) => {
    if (!bulletins(request, response) && !cards(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    for (const path of ['/bulletins/2026-02-08-2000/nation-th.pdf', '/cards/th/index.png']) {
      wait = 0;
      const busy = await fetch(url + path);
      expect([path, busy.status, busy.headers.get('retry-after')]).toEqual([path, 503, '5']);
      wait = 9;
      const often = await fetch(url + path);
      expect([path, often.status, often.headers.get('retry-after')]).toEqual([path, 429, '9']);
      expect(often.headers.get('cache-control')).toBe('no-store');
    }
  } finally {
    server.close();
  }
});
