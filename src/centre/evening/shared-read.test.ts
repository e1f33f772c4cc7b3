import { expect, test } from 'vitest';
import { SharedRead } from './shared-read.ts';

test('however many ask, there is one reading while it is fresh', async () => {
  let now = 0;
  let reads = 0;
  const shared = new SharedRead(
    async () => ++reads,
    100,
    () => now,
  );
  expect(await Promise.all(Array.from({ length: 1000 }, () => shared.get()))).toEqual(Array(1000).fill(1));
  now = 99;
  expect(await shared.get()).toBe(1);
  now = 100;
  expect(await shared.get()).toBe(2);
});

test('a change makes the next caller read anew, and so does a failure', async () => {
  let fails = false;
  let reads = 0;
  const shared = new SharedRead(
    async () => {
      reads++;
      if (fails) throw new Error('away');
      return reads;
    },
    1e9,
    () => 0,
  );
  await shared.get();
  shared.drop();
  expect(await shared.get()).toBe(2);
  shared.drop();
  fails = true;
  await expect(shared.get()).rejects.toThrow('away');
  fails = false;
  expect(await shared.get()).toBe(4);
});

test('a reading that takes long is made less often, within bounds', async () => {
  let now = 0;
  let takes = 10;
  let reads = 0;
  const shared = new SharedRead(
    async () => {
      now += takes;
      return ++reads;
    },
    100,
    () => now,
  );
  expect(await shared.get()).toBe(1);
  now = 199;
  expect(await shared.get()).toBe(1);
  now = 200;
  takes = 1000;
  expect(await shared.get()).toBe(2);
  now = 200 + 1000;
  expect(await shared.get()).toBe(3);
});
