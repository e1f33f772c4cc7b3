import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FactWriter } from '../../publication/testing/facts.ts';
import { cutOver } from '../../verify/testing/published.ts';
import { loadElection } from '../load-package.ts';
import { run as drill } from './drill.ts';
import { run as sample } from './sample.ts';
import { run as verify } from './verify.ts';

let dir = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'khanaen-commands-'));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

function listen() {
  const lines: string[] = [];
  return { lines, io: { out: (text: string) => lines.push(text), err: (text: string) => lines.push(text) } };
}

test.each([
  ['no kind', ['--seed', '1', '--out', 'x']],
  ['an unknown kind', ['--kind', 'city', '--out', 'x']],
  ['no place', ['--kind', 'local']],
  ['a seed that is no number', ['--kind', 'local', '--seed', 'a', '--out', 'x']],
  ['a scale of nothing', ['--kind', 'local', '--scale', '0', '--out', 'x']],
  ['a scale above one', ['--kind', 'local', '--scale', '1.5', '--out', 'x']],
  ['a day that does not exist', ['--kind', 'local', '--date', '2025-02-30', '--out', 'x']],
  ['an unknown province', ['--kind', 'province', '--province', 'XYZ', '--out', 'x']],
  ['an unknown option', ['--kind', 'local', '--out', 'x', '--colour', 'red']],
] as const)('sample refuses %s and writes nothing', async (_name, args) => {
  const { lines, io } = listen();
  expect(await sample([...args], io)).toBe(2);
  expect(lines.join('\n')).not.toBe('');
});

test.each([
  ['no package', ['--forms', 'x', '--url', 'http://localhost:1', '--admin-password', 'x']],
  ['no address', ['--package', 'x', '--forms', 'x', '--admin-password', 'x']],
  ['a speed of nothing', ['--package', 'x', '--forms', 'x', '--url', 'http://localhost:1', '--speed', '0']],
  ['a share above one', ['--package', 'x', '--forms', 'x', '--url', 'http://localhost:1', '--typos', '2']],
  ['one clerk alone', ['--package', 'x', '--forms', 'x', '--url', 'http://localhost:1', '--clerks', '1']],
  [
    'a package that is not there',
    ['--package', '/nowhere', '--forms', 'x', '--url', 'http://localhost:1', '--admin-password', 'x'],
  ],
] as const)('drill refuses %s', async (_name, args) => {
  const { io } = listen();
  expect(await drill([...args], io)).toBe(2);
});

test('sample writes a package that verify takes; verify tells right, changed and missing apart', async () => {
  const { io } = listen();
  const pkg = join(dir, 'package');
  expect(await sample(['--kind', 'local', '--seed', '4', '--scale', '0.3', '--out', pkg], io)).toBe(0);
  expect(await readFile(join(pkg, 'drill', 'expected.json'), 'utf8')).toContain('khanaen-drill-expected/1');
  const loaded = await loadElection(pkg);
  if (!loaded.ok) throw new Error('the sample cannot be read');
  const writer = new FactWriter(loaded.value, loaded.value.pkg.manifest.publication.firstRelease);
  loaded.value.pkg.units.forEach((_unit, u) => {
    writer.acceptUnit(u, [30 + u, 20]);
  });
  const cut = join(dir, 'cut');
  for (const [path, bytes] of cutOver(loaded.value, writer)) {
    await mkdir(dirname(join(cut, path)), { recursive: true });
    await writeFile(join(cut, path), bytes);
  }
  const right = listen();
  expect(await verify([cut, '--package', pkg], right.io)).toBe(0);
  expect(right.lines.at(-1)).toBe('No differences.');

  const file = join(cut, 'v1', 'nation.json');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace(/"valid":(\d)/, (_all, d) => `"valid":${(Number(d) % 9) + 1}`),
  );
  const changed = listen();
  expect(await verify([cut, '--package', pkg], changed.io)).toBe(1);
  expect(changed.lines.join('\n')).toContain('/v1/nation.json');

  expect(await verify([cut], listen().io)).toBe(2);
  expect(await verify([join(dir, 'empty')], listen().io)).toBe(2);
  expect(await verify(['http://127.0.0.1:9'], listen().io)).toBe(2);
  expect(await verify([], listen().io)).toBe(2);
});
