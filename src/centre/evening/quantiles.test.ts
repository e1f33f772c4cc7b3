import { expect, test } from 'vitest';
import { stepTimes } from './quantiles.ts';
import { RecentTimes } from './recent-times.ts';

test('median and 95th percentile by nearest rank', () => {
  expect(stepTimes([])).toEqual({ count: 0, p50: null, p95: null });
  expect(stepTimes([9])).toEqual({ count: 1, p50: 9, p95: 9 });
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
  expect(stepTimes(hundred)).toEqual({ count: 100, p50: 50, p95: 95 });
});

test('only the last hour counts', () => {
  let now = 0;
  const times = new RecentTimes(() => now);
  times.add(5);
  now = 3_600_001;
  times.add(7);
  expect(times.value).toEqual({ count: 1, p50: 7, p95: 7 });
});
