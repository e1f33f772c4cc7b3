import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SiteTree } from './tree.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'khanaen-tree-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const site = () => join(dir, 'site');
const at = (path: string) => join(site(), path);
const text = (path: string) => readFileSync(at(path), 'utf8');

function write(files: Readonly<Record<string, string>>, keep: readonly string[] = []): SiteTree {
  const tree = new SiteTree(site());
  for (const [path, content] of Object.entries(files)) tree.write(path, content);
  for (const path of keep) tree.keep(path);
  tree.finish();
  return tree;
}

it('writes only what differs, and leaves the rest as the file that it was', () => {
  const first = write({ '/v1/a.json': 'one', '/th/index.html': 'page 1', '/en/index.html': 'same length 1' });
  expect([first.files, first.changedFiles]).toStrictEqual([3, 3]);
  const long = new Date('2023-05-14T10:00:00Z');
  utimesSync(at('v1/a.json'), long, long);
  const { ino } = statSync(at('v1/a.json'));
  const next = write({
    '/v1/a.json': 'one',
    '/th/index.html': 'page two',
    '/en/index.html': 'same length 2',
  });
  expect([next.files, next.changedFiles, next.changedBytes]).toStrictEqual([3, 2, 21]);
  expect(statSync(at('v1/a.json'))).toMatchObject({ ino, mtimeMs: long.getTime() });
  expect([text('th/index.html'), text('en/index.html')]).toStrictEqual(['page two', 'same length 2']);
});

it('removes what is gone, and keeps what the earlier export promised to keep', () => {
  write({ '/v1/f/1/x.json': 'old', '/v1/f/2/y.json': 'both', '/th/u/1/index.html': 'gone' });
  write({ '/v1/f/2/y.json': 'both', '/v1/f/3/z.json': 'new' }, [
    '/v1/f/1/x.json',
    '/v1/f/2/y.json',
    '/v1/f/9/q.json',
  ]);
  expect(text('v1/f/1/x.json')).toBe('old');
  expect(text('v1/f/2/y.json')).toBe('both');
  expect(existsSync(at('th/u/1/index.html'))).toBe(false);
  expect(existsSync(at('v1/f/9/q.json'))).toBe(false);
  expect(existsSync(`${site()}.old`) || existsSync(`${site()}.writing`)).toBe(false);
});

it('shows the earlier export until the last step, and finds it again when broken off in the middle of that', () => {
  write({ '/v1/a.json': 'one' });
  const broken = new SiteTree(site());
  broken.write('/v1/a.json', 'two');
  expect(text('v1/a.json')).toBe('one');
  renameSync(site(), `${site()}.old`);
  const again = new SiteTree(site());
  expect(text('v1/a.json')).toBe('one');
  again.write('/v1/a.json', 'three');
  again.finish();
  expect(text('v1/a.json')).toBe('three');
});

it('takes no folder that holds something else, and no path that leads out of it', () => {
  mkdirSync(site());
  writeFileSync(at('letter.txt'), 'dear');
  expect(() => new SiteTree(site())).toThrow(/something else/);
  rmSync(at('letter.txt'));
  expect(() => new SiteTree(site()).write('/../out.txt', '')).toThrow(/outside/);
  expect(text.bind(null, 'letter.txt')).toThrow();
});
