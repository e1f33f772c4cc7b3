import { beforeEach, expect, it } from 'vitest';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { PublicSite } from './site.ts';

/** Bytes of every page and file of these tests. */
const SIZE = 1000;
const election = indexElection(tinyPackage());
const OPEN = election.pkg.manifest.publication.firstRelease;
let site: PublicSite;
let publication: Publication;

function install(number: number): void {
  const at = new Date(OPEN + number * 60_000).toISOString();
  site.install(publication.makeCut({ number, at, ledgerSize: 0, root: '0'.repeat(64) }));
}

beforeEach(() => {
  publication = new Publication(election);
  site = new PublicSite(
    {
      renderPage: (_, path) => (path.startsWith('/p/') ? { status: 200, body: path.padEnd(SIZE) } : null),
      renderFile: () => null,
      renderMedia: (_, path) =>
        path.startsWith('/feed/large/')
          ? { mediaType: 'text/csv', bytes: new Uint8Array(30 * 1024 * 1024) }
          : null,
      assets: new Map(),
      packageFiles: new Map(),
    },
    5 * SIZE,
  );
  install(1);
});

it('holds no more pages than its bound, whoever reads all of them, and makes the others again', () => {
  for (let i = 0; i < 50; i++) {
    site.look(`/p/${i}`);
    site.look(`/p/${i}`); // the second time it is known under its address
  }
  const pages = site.snapshot()?.files.filter(({ path }) => path.startsWith('/p/')) ?? [];
  expect(pages.map(({ path }) => path)).toEqual(['/p/45', '/p/46', '/p/47', '/p/48', '/p/49']);
  expect(site.atOnce('/p/49')).toBeDefined();
  expect(site.atOnce('/p/0')).toBeUndefined();
  expect(site.find('/p/0')?.status).toBe(200);
});

it('forgets a large file of the feed under its address, too, when it had to make room', () => {
  const ask = (name: string): void => {
    site.look(`/feed/large/${name}`);
    site.look(`/feed/large/${name}`);
  };
  for (const name of ['a', 'b']) ask(name);
  expect(site.atOnce('/feed/large/a')).toBeDefined();
  ask('c');
  expect(site.atOnce('/feed/large/a')).toBeUndefined();
  expect(site.atOnce('/feed/large/c')).toBeDefined();
});

it('keeps what an earlier process showed until the first cut is there, however much it was', () => {
  const first = site.snapshot();
  if (first === null) throw new Error('there is a cut');
  const pages = Array.from({ length: 20 }, (_, i) => ({
    path: `/p/old-${i}`,
    mediaType: 'text/html',
    sha256: String(i).padStart(64, '0'),
    immutablePath: null,
    bytes: new Uint8Array(SIZE),
  }));
  const started = new PublicSite(
    { renderPage: () => null, renderFile: () => null, assets: new Map(), packageFiles: new Map() },
    5 * SIZE,
  );
  started.installSnapshot({ ...first, files: [...first.files, ...pages] });
  for (const { path } of pages) expect(started.find(path)?.status).toBe(200);
});

it('compresses a file of an earlier cut once for all who ask for it by number', () => {
  install(2);
  const path = '/feed/cuts/1/manifest.json';
  const found = site.find(path);
  expect(found?.status).toBe(200);
  expect(site.find(path)?.served).toBe(found?.served);
});
