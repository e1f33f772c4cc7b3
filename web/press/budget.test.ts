import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { buildPress } from '../../tools/build-web.js';

const folder = mkdtempSync(join(tmpdir(), 'khanaen-press-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the wall is at most 60 kB with its style, in two requests, found below its own address', async () => {
  await buildPress(folder);
  const built = join(folder, 'press');
  const files = readdirSync(built).filter((name) => !name.endsWith('.html'));
  const size = files.reduce(
    (sum, name) => sum + brotliCompressSync(readFileSync(join(built, name))).length,
    0,
  );
  expect(files.map((name) => name.split('.').pop()).sort()).toStrictEqual(['css', 'js']);
  expect(size).toBeLessThanOrEqual(60_000);
  const page = (name: string) => readFileSync(join(built, name), 'utf8');
  expect(page('index.html')).toMatch(/src="\.\.\/assets\/press\/index-[\w-]+\.js"/);
  expect(page('en.html')).toMatch(/<html lang="en">.*src="\.\.\/\.\.\/assets\/press\/index-[\w-]+\.js"/s);
});
