import { expect, it } from 'vitest';
import { MadeFiles } from './made-files.ts';
import { Served } from './shelf.ts';
import type { Found } from './site.ts';

function found(text: string, bytes = text.length): Found {
  const content = new Uint8Array(bytes);
  const served = new Served({
    bytes: content,
    mediaType: 'text/csv',
    sha256: text.padEnd(64, '0'),
    cacheControl: '',
  });
  return { served, status: 200 };
}

it('makes each file once a cut, and rests after one that took long: meanwhile the earlier state is answered', () => {
  let now = 0;
  const files = new MadeFiles(() => now);
  const slow = (file: Found) => () => {
    now += 500;
    return file;
  };
  const [first, second, third] = [found('1'), found('2'), found('3')];
  expect(files.make(1, '/a', slow(first))).toBe(first);
  expect(files.of(1, '/a')).toBe(first);
  expect(files.of(2, '/a')).toBeNull();
  now += 1000;
  expect(files.make(2, '/a', slow(second))).toBe(first);
  // What nobody has yet is made all the same.
  expect(files.make(2, '/b', slow(third))).toBe(third);
  now += 20 * 500;
  expect(files.make(3, '/a', slow(second))).toBe(second);
  expect(files.of(3, '/a')).toBe(second);
});

it('answers nothing older than a minute, however busy it is', () => {
  let now = 0;
  const files = new MadeFiles(() => now);
  const old = found('1');
  files.make(1, '/a', () => old);
  for (let i = 0; i < 12; i++) {
    files.make(2, `/other-${i}`, () => {
      now += 5000;
      return found('x');
    });
    now += 100;
  }
  const fresh = found('2');
  expect(files.make(2, '/a', () => fresh)).toBe(fresh);
});

it('keeps no more than it may, the newest first; what is too large is kept by nobody', () => {
  const files = new MadeFiles(() => 0);
  const large = 30 * 1024 * 1024;
  for (const path of ['/a', '/b', '/c']) files.make(1, path, () => found(path, large));
  expect(['/a', '/b', '/c'].map((path) => files.of(1, path) !== null)).toEqual([false, true, true]);
  files.make(1, '/d', () => found('d', 3 * large));
  expect(['/b', '/c', '/d'].map((path) => files.of(1, path) !== null)).toEqual([true, true, false]);
  expect(files.make(1, '/none', () => null)).toBeNull();
  files.clear();
  expect(files.of(1, '/c')).toBeNull();
});
