import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../../web/public/render-page.tsx';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { eventOffer } from '../make-site.ts';
import { publicHandler } from './handler.ts';
import { PublicSite } from './site.ts';

const election = indexElection(tinyPackage());
const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
const publication = new Publication(election);
const photo = 'a'.repeat(64);
/** Null: none can be had now. */
let preview: Uint8Array | null = null;

function cut(number: number) {
  const at = new Date(election.pkg.manifest.publication.firstRelease + number * 60_000).toISOString();
  return publication.makeCut({ number, at, ledgerSize: writer.facts.length, root: '0'.repeat(64) });
}

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const site = new PublicSite({
  renderPage,
  renderFile: () => null,
  assets: new Map(),
  packageFiles: new Map([['manifest.json', new TextEncoder().encode('{}')]]),
});
let server: Server;
let port = 0;

/** A request exactly as written: no client library cleans up the path. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ port, host: '127.0.0.1', path, headers, method }, (reply) => {
      const parts: Buffer[] = [];
      reply.on('data', (part: Buffer) => parts.push(part));
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

beforeAll(async () => {
  const answer = publicHandler(
    site,
    {
      read: async (name) => (name === photo ? { bytes: Buffer.from('jpeg'), mediaType: 'image/jpeg' } : null),
      preview: async (name) => (name === photo ? (preview ?? 'photo') : null),
    },
    "default-src 'none'",
  );
  server = createServer((request, response) => {
    if (!answer(request, response)) {
      response.writeHead(418);
      response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  expect((await ask('/th/')).status).toBe(503); // nothing is published before the first cut
  for (const fact of writer.facts) publication.apply(fact);
  site.install(cut(1));
});

afterAll(() => server.close());

describe('the stream of cuts', () => {
  it('is offered by the pointer alone, also in the answer 304, and stands at its address', async () => {
    const offered = new PublicSite({
      renderPage,
      renderFile: () => null,
      assets: new Map(),
      packageFiles: new Map(),
      headers: eventOffer(true),
    });
    offered.install(cut(1));
    const asked: (string | undefined)[] = [];
    const events = {
      open: (request: IncomingMessage, response: ServerResponse) => {
        asked.push(request.method);
        response.end('stream');
      },
    };
    const answer = publicHandler(offered, { read: async () => null }, "default-src 'none'", { events });
    const other = createServer((request, response) => answer(request, response) || response.destroy());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    try {
      const pointer = await fetch(`${url}/v1/cut.json`);
      const link = '</v1/events>; rel="alternate"; type="text/event-stream"';
      expect(pointer.headers.get('link')).toBe(link);
      const again = await fetch(`${url}/v1/cut.json`, {
        headers: { 'if-none-match': pointer.headers.get('etag') ?? '' },
      });
      expect([again.status, again.headers.get('link')]).toEqual([304, link]);
      expect((await fetch(`${url}/v1/nation.json`)).headers.get('link')).toBeNull();
      expect(await (await fetch(`${url}/v1/events?x=1`)).text()).toBe('stream');
      expect((await fetch(`${url}/v1/events`, { method: 'POST' })).status).toBe(405);
      expect(asked).toEqual(['GET']);
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });

  it('does not stand where nobody offers it', async () => {
    expect((await ask('/v1/events')).status).toBe(404);
    expect((await ask('/v1/cut.json')).headers['link']).toBeUndefined();
  });
});

describe('the public address', () => {
  it('sends readers to their language', async () => {
    expect((await ask('/')).headers.location).toBe('/th/');
    expect((await ask('/', { 'accept-language': 'en-GB,en;q=0.9' })).headers.location).toBe('/en/');
    expect((await ask('/', { 'save-data': 'on' })).headers.location).toBe('/th/text/');
  });

  it('leads from a folder to its manifest', async () => {
    expect((await ask('/feed/')).headers.location).toBe('/feed/manifest.json');
    expect((await ask('/v1')).headers.location).toBe('/v1/manifest.json');
  });

  it('answers a page, compressed when accepted, and 304 when the reader has it', async () => {
    const plain = await ask('/th/');
    expect(plain.status).toBe(200);
    expect(plain.headers['content-security-policy']).toBe("default-src 'none'");
    const packed = await ask('/th/', { 'accept-encoding': 'br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.body).equals(plain.body)).toBe(true);
    const again = await ask('/th/', { 'if-none-match': plain.headers.etag ?? '' });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await ask('/th/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(Number(head.headers['content-length'])).toBe(plain.body.length);
  });

  it('compares the tags of the reader with its own', async () => {
    const path = '/v1/nation.json';
    const { etag = '', ...rest } = (await ask(path)).headers;
    for (const has of [etag, `W/${etag}`, `"other", ${etag}`, `"other",W/${etag} ,"more"`, '*', ' * ']) {
      const again = await ask(path, { 'if-none-match': has });
      expect([has, again.status, again.body.length]).toEqual([has, 304, 0]);
      expect(again.headers).toMatchObject({
        etag,
        vary: 'accept-encoding',
        'cache-control': rest['cache-control'],
      });
      expect(again.headers).toMatchObject({
        'content-security-policy': "default-src 'none'",
        'access-control-allow-origin': '*',
      });
      expect(again.headers['content-length']).toBeUndefined();
      expect((await ask(path, { 'if-none-match': has }, 'HEAD')).status).toBe(304);
    }
    for (const has of ['', '"other"', etag.slice(1, -1), `${etag}x`, `"*"`, 'W/*']) {
      expect([has, (await ask(path, { 'if-none-match': has })).status]).toEqual([has, 200]);
    }
  });

  it('answers the second reader of an address as it did the first', async () => {
    for (const accept of ['br', 'gzip', 'br;q=0']) {
      const [first, second] = [
        await ask('/th/parties', { 'accept-encoding': accept }),
        await ask('/th/parties', { 'accept-encoding': accept }),
      ];
      expect(second.body.equals(first.body)).toBe(true);
      const { date: _, ...headers } = first.headers;
      expect(second.headers).toMatchObject(headers);
      expect(headers).toMatchObject({
        vary: 'accept-encoding',
        'content-length': String(first.body.length),
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'access-control-allow-origin': '*',
      });
      expect(headers['content-encoding']).toBe(accept === 'br;q=0' ? undefined : accept);
    }
    const head = await ask('/th/parties', { 'accept-encoding': 'br' }, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-encoding']]).toEqual([200, 0, 'br']);
    expect((await ask('/th/parties', {}, 'POST')).status).toBe(405);
  });

  it('finds the same thing however the address is written', async () => {
    const plain = await ask('/v1/nation.json');
    for (const path of [
      '/v1/nation.json?now=1',
      '/v1/nation%2Ejson',
      '/%761/nation.json?',
      '/v1/nation.json',
    ]) {
      expect([path, (await ask(path)).body.equals(plain.body)]).toEqual([path, true]);
    }
    for (const path of [
      '/v1/nation%252Ejson',
      '/v1/nation.json%3Fnow=1',
      '/v1//nation.json',
      'v1/nation.json',
    ]) {
      expect([path, (await ask(path)).status === 200]).toEqual([path, false]);
    }
  });

  it('tells all files of a cut under names that never change, and keeps them after the next cut', async () => {
    const manifest = JSON.parse((await ask('/v1/manifest.json')).body.toString()) as {
      files: { path: string; immutable: string; sha256: string }[];
    };
    const nation = manifest.files.find((file) => file.path === '/v1/nation.json');
    await ask('/v1/nation.json'); // twice, as it is kept at hand after the first time
    await ask('/v1/nation.json');
    const before = await ask(nation?.immutable ?? '');
    expect(before.headers['cache-control']).toMatch(/immutable/);
    site.install(cut(2));
    const after = await ask(nation?.immutable ?? '');
    expect(after.body.equals(before.body)).toBe(true);
    const nationNow = await ask('/v1/nation.json');
    expect(nationNow.body.equals(before.body)).toBe(false);
    expect((await ask('/v1/nation.json', { 'if-none-match': before.headers.etag ?? '' })).status).toBe(200);
  });

  it.each([
    '/th/c/NOPE_1',
    '/th/u/nothing',
    '/v1/nothing.json',
    '/feed/../../etc/passwd',
    '/photos/short',
    '/th/%E0%A4%A',
  ])('has nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it('can only be read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/th/', {}, method)).status).toBe(405);
  });

  it('leaves everything else to the staff API', async () => {
    expect((await ask('/api/me')).status).toBe(418);
  });

  it('shows public photos only', async () => {
    const shown = await ask(`/photos/${photo}`);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await ask(`/photos/${'b'.repeat(64)}`)).status).toBe(404);
    const named = await ask(`/photos/${photo}.jpg`); // the name that it has in a static copy
    expect([named.status, named.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect((await ask(`/photos/${photo}.html`)).status).toBe(404);
  });

  it('shows their previews, and leads to the photo while there is none', async () => {
    const address = `/photos/${photo}.preview.webp`;
    const none = await ask(address);
    expect([none.status, none.headers.location, none.headers['cache-control']]).toEqual([
      302,
      `/photos/${photo}`,
      'no-store',
    ]);
    preview = Buffer.from('webp');
    const shown = await ask(address);
    expect([shown.status, shown.headers['content-type'], shown.body.toString()]).toEqual([
      200,
      'image/webp',
      'webp',
    ]);
    expect(shown.headers['cache-control']).toContain('immutable');
    expect((await ask(address, { 'if-none-match': shown.headers.etag ?? '' })).status).toBe(304);
    expect((await ask(address, {}, 'POST')).status).toBe(405);
    expect((await ask(`/photos/${'b'.repeat(64)}.preview.webp`)).status).toBe(404);
    expect((await ask(`/photos/${photo}.preview.jpg`)).status).toBe(404);
    preview = null;
  });

  it('answers from the cut before while the database keeps a new one waiting', async () => {
    const known = await ask('/th/about');
    site.holdWhile(Promise.reject(new Error('database away')));
    expect((await ask('/th/about')).body.equals(known.body)).toBe(true);
    expect((await ask('/v1/nation.json')).status).toBe(200);
    expect((await ask('/th/corrections')).status).toBe(503);
    site.install(cut(3));
    expect((await ask('/th/corrections')).status).toBe(200);
  });
});
