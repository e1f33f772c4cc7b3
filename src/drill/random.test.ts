import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apportion, randomFrom } from './random.ts';

test('a stream depends on its seed and labels only', () => {
  const take = (...key: [number, string]) => {
    const random = randomFrom(...key);
    return Array.from({ length: 20 }, () => random.next());
  };
  expect(take(1, 'a')).toEqual(take(1, 'a'));
  expect(take(1, 'a')).not.toEqual(take(2, 'a'));
  expect(take(1, 'a')).not.toEqual(take(1, 'b'));
});

test('a share is met and whole numbers stay inside their bounds', () => {
  const random = randomFrom(7);
  let hits = 0;
  for (let i = 0; i < 20_000; i++) if (random.chance(0.02)) hits += 1;
  expect(hits).toBeGreaterThan(300);
  expect(hits).toBeLessThan(500);
  const seen = new Set(Array.from({ length: 500 }, () => random.int(3, 6)));
  expect([...seen].sort()).toEqual([3, 4, 5, 6]);
});

test('parts are whole, never negative and add up exactly', () => {
  const weights = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.nat(2_000_000), weights, (total, list) => {
      const parts = apportion(total, list);
      expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
      for (const part of parts) expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
    }),
  );
});

test('a shuffled list has the same members', () => {
  const list = Array.from({ length: 30 }, (_, i) => i);
  const shuffled = randomFrom(3).shuffled(list);
  expect(shuffled).not.toEqual(list);
  expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
});
