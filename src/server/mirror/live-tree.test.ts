import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { renderPage } from '../../../web/public/render-page.tsx';
import { sha256Hex } from '../../basics/sha256.ts';
import { indexElection } from '../../election/lookup.ts';
import { tinyPackage } from '../../election/testing/tiny.ts';
import { Publication } from '../../publication/publication.ts';
import { FactWriter } from '../../publication/testing/facts.ts';
import { PublicSite } from '../public/site.ts';
import { LiveTree } from './live-tree.ts';
import { TreeFiles } from './tree-files.ts';

const election = indexElection(tinyPackage());
const release = election.pkg.manifest.publication.firstRelease;

let folder = '';
let writer: FactWriter;
let publication: Publication;
let site: PublicSite;
let applied = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khanaen-tree-'));
  writer = new FactWriter(election, release);
  publication = new Publication(election);
  applied = 0;
  site = new PublicSite({
    renderPage,
    renderFile: () => null,
    assets: new Map([
      ['/sw.js', { mediaType: 'text/javascript', bytes: new Uint8Array([1]) }],
      ['/staff', { mediaType: 'text/html', bytes: new Uint8Array([2]) }],
    ]),
    packageFiles: new Map([['manifest.json', new TextEncoder().encode('{}')]]),
  });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function cut(number: number) {
  for (const fact of writer.facts.slice(applied)) publication.apply(fact);
  applied = writer.facts.length;
  const at = new Date(release + number * 60_000).toISOString();
  const made = publication.makeCut({ number, at, ledgerSize: applied, root: '0'.repeat(64) });
  site.install(made);
  return made;
}

const text = (path: string) => readFile(join(folder, path), 'utf8');
const pointer = async () =>
  JSON.parse(await text('v1/cut.json')) as { cut: number; manifest: { path: string } };
const scope = { units: false };

describe('the folder of the second way', () => {
  it('holds what the site shows, and its pointer leads to it', async () => {
    const tree = new LiveTree(folder);
    expect((await tree.open()).package).toBeNull();
    const made = cut(1);
    await tree.write(site, made, 'note', scope, 0);
    expect(tree.cut).toBe(1);
    const { manifest } = await pointer();
    expect(sha256Hex(await readFile(join(folder, manifest.path)))).toBe(made.manifestSha256);
    const listed = JSON.parse(await text('v1/manifest.json')) as {
      files: { path: string; sha256: string }[];
    };
    for (const { path, sha256 } of listed.files)
      expect([path, sha256Hex(await readFile(join(folder, path)))]).toEqual([path, sha256]);
    expect(await text('th/index.html')).toBe(renderPage(made.view, '/th/')?.body);
    expect(await text('v1/checkpoint')).toBe('note');
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['index.html', 'sw.js', 'en', 'v1']));
    expect(await readdir(folder)).not.toContain('staff');
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('writes of the next cut only what changed', async () => {
    const tree = new LiveTree(folder);
    await tree.open();
    const first = await tree.write(site, cut(1), 'note', scope, 0);
    writer.acceptUnit(0, [30, 20]);
    const second = await tree.write(site, cut(2), 'note', scope, 1);
    expect(second.files).toBeLessThan(first.files);
    expect((await pointer()).cut).toBe(2);
    expect(await text('th/index.html')).toContain('data-cut="2"');
  });

  it('leaves the pointer and every file whole when it cannot write, and comes right with the next try', async () => {
    const tree = new LiveTree(folder);
    await tree.open();
    await tree.write(site, cut(1), 'note', scope, 0);
    writer.acceptUnit(0, [30, 20]);
    const next = cut(2);
    // A file where a folder of the new cut must be: as unwritable as a full disk.
    const blocked = [...next.files.values()].find((file) => file.path === '/v1/nation.json');
    const inTheWay = join(folder, blocked?.immutablePath ?? '', '..');
    await writeFile(inTheWay, '');
    await expect(tree.write(site, next, 'note', scope, 1)).rejects.toThrow();
    expect((await pointer()).cut).toBe(1);
    expect(tree.cut).toBe(1);
    expect(await text('th/index.html')).toContain('data-cut="1"');
    await rm(inTheWay);
    await tree.write(site, next, 'note', scope, 2);
    expect((await pointer()).cut).toBe(2);
  });

  it('keeps data under lasting names for readers of earlier cuts, for ten minutes, also after a new start', async () => {
    const first = new LiveTree(folder);
    await first.open();
    await first.write(site, cut(1), 'note', scope, 0);
    const old = (await pointer()).manifest.path;
    writer.acceptUnit(0, [30, 20]);
    const next = cut(2);
    const again = new LiveTree(folder);
    expect(await again.open()).toMatchObject({ package: election.pkg.hash, cut: 1 });
    await again.write(site, next, 'note', scope, 1000);
    expect(await text(old)).toContain('"cut":1');
    await again.write(site, next, 'note', scope, 1000 + 10 * 60_000);
    await expect(text(old)).rejects.toThrow();
    expect(await text((await pointer()).manifest.path)).toContain('"cut":2');
  });
});

describe('files of a folder', () => {
  it('answers pages by their address, tells kinds and caching, and sees that a file was replaced', async () => {
    const tree = new LiveTree(folder);
    await tree.open();
    await tree.write(site, cut(1), 'note', scope, 0);
    const files = new TreeFiles(folder, new Map([['/v1/cut.json', ['link', 'x']]]));
    expect((await files.read('/th/'))?.mediaType).toBe('text/html; charset=utf-8');
    expect((await files.read('/en/parties'))?.mediaType).toBe('text/html; charset=utf-8');
    const before = await files.read('/v1/cut.json');
    expect([before?.mediaType, before?.extra]).toEqual(['application/json', ['link', 'x']]);
    expect(await files.read('/v1/cut.json')).toBe(before); // not read again
    const lasting = await files.read((await pointer()).manifest.path);
    expect(lasting?.cacheControl).toContain('immutable');
    await tree.write(site, cut(2), 'note', scope, 1);
    expect(String(Buffer.from((await files.read('/v1/cut.json'))?.bytes ?? []))).toContain('"cut":2');
  });

  it('finds nothing outside of it, no folder without a page, and nothing that is being written', async () => {
    const inside = join(folder, 'tree');
    const tree = new LiveTree(inside);
    await tree.open();
    await tree.write(site, cut(1), 'note', scope, 0);
    await writeFile(join(folder, 'secret'), 'not for readers');
    await writeFile(join(inside, 'v1', 'cut.json.new'), 'half');
    const files = new TreeFiles(inside);
    const odd = ['/../secret', '/th/../../secret', '/v1/\0', '/nothing', '/v1/cut.json.new', '/v1', '/..'];
    for (const path of odd) expect([path, await files.read(path)]).toEqual([path, null]);
    for (const name of ['.git', '.well-known']) await mkdir(join(inside, name));
    await writeFile(join(inside, '.git', 'config'), 'token of the static host');
    await writeFile(join(inside, '.well-known', 'a'), 'for a certificate');
    expect([await files.read('/.git/config'), await files.read('//.git/config')]).toEqual([null, null]);
    expect(await files.read('/.well-known/a')).not.toBeNull();
  });
});
