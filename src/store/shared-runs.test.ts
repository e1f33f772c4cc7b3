import { expect, it } from 'vitest';
import { SharedRuns } from './shared-runs.ts';

it('gives everybody a run that began after the call, and as few runs as possible', async () => {
  const ends: ((error?: Error) => void)[] = [];
  const runs = new SharedRuns(
    () =>
      new Promise((resolve, reject) =>
        ends.push((error) => (error === undefined ? resolve() : reject(error))),
      ),
  );
  const first = runs.run('a');
  const second = runs.run('a');
  const third = runs.run('a');
  const other = runs.run('b');
  expect(ends).toHaveLength(2);
  ends[0]?.(new Error('disk'));
  await expect(first).rejects.toThrow('disk');
  await Promise.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(ends).toHaveLength(3);
  ends[1]?.();
  ends[2]?.();
  await Promise.all([second, third, other]);
  void runs.run('a');
  expect(ends).toHaveLength(4);
});
