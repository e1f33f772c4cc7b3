import { expect, test } from 'vitest';
import { run } from './print-notices.ts';

async function call(...args: string[]): Promise<readonly [number, string]> {
  const out: string[] = [];
  const io = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
  return [await run(args, io), out.join('\n')];
}

const WHOLE = ['--package', 'none', '--data', 'none', '--out', 'none'];

test.each([
  [['--package', 'none', '--data', 'none']],
  [[...WHOLE, '--unit', 'a', '--area', 'b']],
  [[...WHOLE, '--language', 'de']],
  [[...WHOLE, '--cut', '0']],
  [[...WHOLE, '--cut', 'x']],
  [[...WHOLE, '--url', 'results.example']],
  [[...WHOLE, '--print', 'flags']],
])('a call that means nothing shows the help and what can be printed: %j', async (args) => {
  const [code, said] = await call(...args);
  expect(code).toBe(2);
  expect(said).toContain('khanaen print-notices');
  expect(said).toContain('notices, posters-a4, posters-a3, bulletins');
});

test('a package that is not there is said to be missing', async () => {
  const [code, said] = await call(...WHOLE);
  expect(code).toBe(2);
  expect(said).not.toContain('khanaen print-notices');
});

test('the help comes when it is asked for', async () => {
  expect((await call('--help'))[0]).toBe(0);
});
