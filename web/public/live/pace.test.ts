import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextDelay, soonDelay } from './pace.ts';
import { nearest } from './tiles.ts';
import { ageText } from './words.ts';

const chance = fc.double({ min: 0, max: 1, noNaN: true });

describe('nextDelay', () => {
  it('is 10 s ± 3 s, and 30 s ± 3 s for readers who save data', () => {
    fc.assert(fc.property(chance, (r) => Math.abs(nextDelay(0, false, r) - 10_000) <= 3_000));
    fc.assert(fc.property(chance, (r) => Math.abs(nextDelay(0, true, r) - 30_000) <= 3_000));
  });

  it('doubles with each failure and never goes above five minutes', () => {
    expect(nextDelay(1, false, 0.5)).toBe(20_000);
    expect(nextDelay(3, false, 0.5)).toBe(80_000);
    fc.assert(fc.property(fc.nat(1e6), chance, (n, r) => nextDelay(n, true, r) <= 303_000));
  });
});

it('soonDelay spreads looks over 2 s and leaves 5 s between two', () => {
  const since = fc.integer({ min: 0, max: 1e7 });
  fc.assert(fc.property(since, chance, (s, r) => soonDelay(s, r) + s >= 5_000));
  fc.assert(fc.property(since, chance, (s, r) => soonDelay(s, r) <= Math.max(0, 5_000 - s) + 2_000));
  expect(soonDelay(60_000, 1) - soonDelay(60_000, 0)).toBe(2_000);
});

it('ageText speaks in one unit', () => {
  expect(ageText('en', 119.9)).toBe('119 s');
  expect(ageText('th', 600)).toBe('10 นาที');
  expect(ageText('en', 90_000)).toBe('25 h');
  expect(ageText('th', 300_000)).toBe('3 วัน');
  expect(ageText('en', -3)).toBe('0 s');
});

it('nearest prefers the tile straight ahead, and stops at the edge', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 20, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(nearest(places, 0, [1, 0])).toBe(1);
  expect(nearest(places, 0, [0, 1])).toBe(2);
  expect(nearest(places, 0, [-1, 0])).toBe(-1);
});
