import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sha256Hex } from '../../basics/sha256.ts';
import { pressNight } from '../../press/testing/nights.ts';
import { bulletinFiles } from '../export/bulletin-files.ts';
import { BulletinShelf } from '../press/bulletin-shelf.ts';
import { BulletinStore, hourName } from '../press/bulletin-store.ts';
import { Bulletins } from '../press/bulletins.ts';
import { BulletinCopy } from './bulletin-copy.ts';
import { LiveTree } from './live-tree.ts';
import { TreeFiles } from './tree-files.ts';

const HOUR = 3_600_000;
const night = (done: number, hours: number) =>
  pressNight({
    ballots: ['constituency', 'party-list'],
    capPercent: 100,
    votes: (r, l) => (r < done ? 20 + r + l : null),
    at: hours * HOUR - 60_000,
  });
const first = night(6, 1);
const { hash: packageHash } = first.election.pkg;
const { firstRelease } = first.election.pkg.manifest.publication;
const hour = (n: number) => Math.ceil(firstRelease / HOUR) * HOUR + n * HOUR;

let dir = '';
let view = first;
let maker: Bulletins;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-copy-'));
  view = first;
  maker = new Bulletins({
    ...{ dataDir: dir, packageHash, clock: () => firstRelease, origin: () => null, log: () => undefined },
    steady: async () => view,
  });
  await maker.open();
});
afterEach(() => rm(dir, { recursive: true, force: true }));

function copyInto(folder: string, wrap = (shelf: BulletinShelf) => shelf): BulletinCopy {
  const store = new BulletinStore(dir, packageHash);
  const shelf = wrap(new BulletinShelf({ store, packageHash, origin: () => null }));
  return new BulletinCopy({ store, shelf, tree: new LiveTree(folder), log: () => undefined });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const found = await maker.shelf.at(path);
  if (found === null || typeof found !== 'object') throw new Error(`nothing at ${path}`);
  return found.bytes;
}

it('the second way gets each hour as the first one serves it, and drops what is not kept any more', async () => {
  const folder = join(dir, 'tree');
  const copy = copyInto(folder);
  const files = new TreeFiles(folder);
  await copy.look();
  expect(String(Buffer.from((await files.read('/bulletins/'))?.bytes ?? []))).toContain('There are none yet');
  await maker.take(hour(0));
  view = night(12, 2);
  await maker.take(hour(1));
  await copy.look();
  const { hours } = JSON.parse(await readFile(join(folder, 'bulletins/index.json'), 'utf8')) as {
    hours: { name: string; cut: number; files: string[] }[];
  };
  expect(hours.map(({ cut }) => cut)).toEqual([view.head.number, first.head.number]);
  for (const path of ['/bulletins/', '/bulletins/index.json', ...hours.flatMap((each) => each.files)]) {
    const there = await files.read(path);
    expect([path, there?.etag]).toEqual([path, `"${sha256Hex(await bytesOf(path)).slice(0, 32)}"`]);
    if (path.endsWith('.pdf')) expect(there?.mediaType).toBe('application/pdf');
  }
  // Another run takes over what is there.
  const paper = join(folder, hours[0]?.files[0] ?? '');
  const before = (await stat(paper)).mtimeMs;
  await copyInto(folder).look();
  expect((await stat(paper)).mtimeMs).toBe(before);
  view = night(13, 50);
  expect(await maker.take(hour(49))).toBe(true); // the first hour is older than two days now
  await copy.look();
  expect((await readdir(join(folder, 'bulletins'))).sort()).toEqual(
    [hourName(hour(1)), hourName(hour(49)), 'index.html', 'index.json'].sort(),
  );
});

it('a folder that cannot be written to leaves the lists of before, and the next look comes right', async () => {
  const folder = join(dir, 'tree');
  const copy = copyInto(folder);
  await copy.look();
  await maker.take(hour(0));
  const inTheWay = join(folder, 'bulletins', hourName(hour(0)));
  await writeFile(inTheWay, '');
  await expect(copy.look()).rejects.toThrow();
  const list = () => readFile(join(folder, 'bulletins/index.json'), 'utf8');
  expect(await list()).not.toContain(hourName(hour(0)));
  await rm(inTheWay);
  await copy.look();
  expect(await list()).toContain(hourName(hour(0)));
});

it('a paper that could not be drawn because readers wanted many comes with the next look', async () => {
  const folder = join(dir, 'tree');
  await maker.take(hour(0));
  let readers = true;
  const copy = copyInto(folder, (shelf) => {
    const at = shelf.at.bind(shelf);
    shelf.at = async (path) => (readers && path.endsWith('-en.pdf') ? 'busy' : at(path));
    return shelf;
  });
  const papers = async () => (await readdir(join(folder, 'bulletins', hourName(hour(0))))).sort();
  await copy.look();
  expect(await papers()).toContain('nation-th.pdf');
  expect(await papers()).not.toContain('nation-en.pdf');
  readers = false;
  await copy.look();
  expect(await papers()).toContain('nation-en.pdf');
});

it('a static copy of a cut has the papers up to it, and lists that name no others', async () => {
  await maker.take(hour(0));
  view = night(12, 2);
  await maker.take(hour(1));
  const at = async (cut: number, papers = true) => {
    const files = new Map<string, string>();
    for await (const [path, bytes] of bulletinFiles({ dataDir: dir, packageHash, cut, origin: null, papers }))
      files.set(path, Buffer.from(bytes).toString('latin1'));
    return files;
  };
  const early = await at(first.head.number);
  const names = [...early.keys()].filter((path) => path.endsWith('.pdf'));
  expect(names.length).toBeGreaterThan(2);
  for (const path of names) {
    expect(path).toContain(hourName(hour(0)));
    expect(early.get('/bulletins/index.json')).toContain(path);
    expect(early.get('/bulletins/index.html')).toContain(path);
    expect(early.get(path)).toBe(Buffer.from(await bytesOf(path)).toString('latin1'));
  }
  expect((await at(view.head.number)).size).toBe(2 * early.size - 2);
  expect([...(await at(view.head.number, false)).keys()]).toEqual([
    '/bulletins/index.html',
    '/bulletins/index.json',
  ]);
});
