import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { makeSite, PUBLIC_POLICY } from '../make-site.ts';
import { clientAddress } from './client-address.ts';
import { publicHandler } from './handler.ts';
import { SearchLimit } from './search-limit.ts';

const election = indexElection(tinyPackage());
const site = makeSite(election, 'key');
let server: Server;
let url: string;
let now = 1_000_000;

beforeAll(async () => {
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  site.install(publication.makeCut({ number: 1, at: writer.now, ledgerSize: 1, root: 'ab'.repeat(32) }));
  const searches = new SearchLimit(() => now, true, { burst: 3, perSecond: 1 });
  const answer = publicHandler(site, { read: async () => null }, PUBLIC_POLICY, { searches });
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

test('a network that asks too often is told so; others and all other pages are not touched', async () => {
  const ask = (from: string, path = '/th/search?q=a') =>
    fetch(url + path, { headers: { 'x-forwarded-for': from } });
  for (let i = 0; i < 3; i++) expect((await ask('192.0.2.1')).status).toBe(200);
  const refused = await ask('192.0.2.1');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.text()).toContain('ค้นหาถี่เกินไป');
  // What a client writes into the header itself does not help.
  expect((await ask('198.51.100.9, 192.0.2.1')).status).toBe(429);
  expect((await ask('192.0.2.7')).status).toBe(200);
  expect((await ask('192.0.2.1', '/th/search')).status).toBe(200);
  expect((await ask('192.0.2.1', '/th/')).status).toBe(200);
  now += 1_000;
  expect((await ask('192.0.2.1')).status).toBe(200);
});

test('without a proxy the header says nothing', () => {
  const request = { headers: { 'x-forwarded-for': '192.0.2.1' }, socket: { remoteAddress: '198.51.100.1' } };
  expect(clientAddress(request as never, false)).toBe('198.51.100.1');
  expect(clientAddress(request as never, true)).toBe('192.0.2.1');
  expect(clientAddress({ ...request, headers: {} } as never, true)).toBe('198.51.100.1');
});
