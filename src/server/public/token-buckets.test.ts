import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

test('a network gets its burst, then so many a second, and others are not touched by it', () => {
  let now = 1_000_000;
  const buckets = new TokenBuckets({ burst: 3, perSecond: 0.5 }, () => now);
  expect([1, 2, 3].map(() => buckets.take('192.0.2.1'))).toEqual([0, 0, 0]);
  expect(buckets.take('192.0.2.1')).toBe(2);
  expect(buckets.take('192.0.2.2')).toBe(0);
  now += 2_000;
  expect([1, 2].map(() => buckets.take('192.0.2.1'))).toEqual([0, 2]);
});

test('addresses of one customer count together, and a new day forgets all', () => {
  let now = 86_400_000 * 10;
  const buckets = new TokenBuckets({ burst: 1, perSecond: 0.001 }, () => now);
  expect(buckets.take('2001:db8:1:2:3::1')).toBe(0);
  expect(buckets.take('2001:db8:1:2:9::7')).toBeGreaterThan(0);
  expect(buckets.take('2001:db8:1:3::1')).toBe(0);
  now += 86_400_000;
  expect(buckets.take('2001:db8:1:2:3::1')).toBe(0);
});

test('never more than the burst and what time gives, whatever the order; a clock set back gives nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3_000, max: 5_000 }), { maxLength: 60 }), (steps) => {
      let now = 50_000_000;
      let forward = 0;
      const buckets = new TokenBuckets({ burst: 4, perSecond: 1 }, () => now);
      let allowed = 0;
      for (const step of steps) {
        now += step;
        forward += Math.max(0, step);
        if (buckets.take('a') === 0) allowed++;
      }
      expect(allowed).toBeLessThanOrEqual(4 + forward / 1000);
    }),
  );
});

test('networks of one /48 share sixteen bursts, addresses of one /24 sixty-four; who is refused there gets no bucket', () => {
  const size = { burst: 2, perSecond: 0.001 };
  const buckets = new TokenBuckets(size, () => 1_000_000);
  const allowed = (address: (i: number) => string) =>
    Array.from({ length: 1_000 }, (_, i) => buckets.take(address(i))).filter((wait) => wait === 0).length;
  expect(allowed((i) => `2001:db8:7:${i.toString(16)}::1`)).toBe(32);
  expect(buckets.held).toBe(32 + 1);
  expect(allowed((i) => `192.0.2.${i % 256}`)).toBe(128);
  expect([buckets.take('2001:db8:8:1::1'), buckets.take('198.51.100.1')]).toEqual([0, 0]);
});

test('an empty bucket is never forgotten for new networks, which share what is left; full ones go first', () => {
  let now = 1_000_000;
  const buckets = new TokenBuckets({ burst: 1, perSecond: 0.01 }, () => now, 50);
  const far = (i: number) => `10.${i >> 8}.${i & 255}.1`;
  expect(buckets.take(far(0))).toBe(0);
  const others = Array.from({ length: 1_000 }, (_, i) => buckets.take(far(i + 1)));
  expect(buckets.take(far(0))).toBeGreaterThan(0);
  expect(others.filter((wait) => wait === 0).length).toBe(49 + 16);
  expect(buckets.held).toBeLessThanOrEqual(150);
  now += 100_000;
  expect([buckets.take(far(2_000)), buckets.take(far(2_001))]).toEqual([0, 0]);
  expect(buckets.held).toBeLessThanOrEqual(4 + 50);
});
