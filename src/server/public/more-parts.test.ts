import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { EMBED_POLICY, makeSite, PUBLIC_POLICY } from '../make-site.ts';
import { Cards } from './cards.ts';
import { publicHandler } from './handler.ts';

const election = indexElection(tinyPackage());
const site = makeSite(election, 'key', { origin: 'https://results.example' });
let server: Server;
let url: string;

beforeAll(async () => {
  const writer = new FactWriter(election, election.pkg.manifest.publication.firstRelease);
  election.returns.forEach((spec, i) => {
    writer.accept(
      i,
      spec.lines.map((_, line) => 9 - (line % 9)),
    );
  });
  const publication = new Publication(election);
  for (const fact of writer.facts) publication.apply(fact);
  const ledgerSize = writer.facts.length;
  site.install(publication.makeCut({ number: 1, at: writer.now, ledgerSize, root: 'ab'.repeat(32) }));
  const answer = publicHandler(site, { read: async () => null }, PUBLIC_POLICY, {
    embedPolicy: EMBED_POLICY,
    cards: new Cards(site, () => 0),
  });
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe('the parts around the pages', () => {
  it('lets others frame the embeds and nothing else', async () => {
    const policy = async (path: string) => (await fetch(url + path)).headers.get('content-security-policy');
    for (const _ of [1, 2]) {
      expect(await policy('/th/embed/headline')).toContain('frame-ancestors *');
      expect(await policy('/th/')).toContain("frame-ancestors 'none'");
    }
    expect((await fetch(`${url}/th/embed/headline`)).headers.get('set-cookie')).toBeNull();
  });

  it('answers a search without scripts, each question for itself', async () => {
    const ask = async (q: string) => (await fetch(`${url}/th/search?q=${encodeURIComponent(q)}`)).text();
    const area = election.pkg.areas.find((a) => a.kind === 'province');
    expect(await ask(area?.name.th ?? '')).toContain(`/th/p/${area?.id}`);
    expect(await ask('zzzz')).not.toContain(`/th/p/${area?.id}`);
    expect(await ask('<script>')).not.toContain('<script>');
    expect(await (await fetch(`${url}/th/search`)).text()).toContain('name="q"');
  });

  it('serves the replay, both feeds, the index of the search and cards', async () => {
    const types = async (path: string) => {
      const response = await fetch(url + path);
      return [response.status, response.headers.get('content-type')];
    };
    expect(await types('/v1/timeline.json')).toStrictEqual([200, 'application/json']);
    expect(await types('/v1/changes-th.atom')).toStrictEqual([200, 'application/atom+xml']);
    expect(await types('/v1/changes-en.atom')).toStrictEqual([200, 'application/atom+xml']);
    expect(await types('/v1/search/0.json')).toStrictEqual([200, 'application/json']);
    expect(await types('/cards/th/index.png')).toStrictEqual([200, 'image/png']);
    expect((await types('/cards/th/nothing.png'))[0]).toBe(404);
  });

  it('names the card of a page by its whole address', async () => {
    const html = await (await fetch(`${url}/en/`)).text();
    expect(html).toContain('<meta property="og:image" content="https://results.example/cards/en/index.png"');
  });
});
