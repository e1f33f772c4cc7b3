import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecastOf } from './forecast.ts';

const NOW = 1_770_000_000;

test('a steady rate gives the end and an interval of no width', () => {
  const course = { blocks: [50, 50, 50], arrivals: 200, left: 600, awaited: 0 } as const;
  expect(forecastOf(course, NOW)).toEqual({
    at: NOW + 3600,
    earliest: NOW + 3600,
    latest: NOW + 3600,
    limit: 'typing',
  });
});

test('one bad block moves the latest end, not the forecast', () => {
  const course = { blocks: [50, 5, 50], arrivals: 200, left: 500, awaited: 0 } as const;
  expect(forecastOf(course, NOW)).toMatchObject({
    at: NOW + 3000,
    earliest: NOW + 3000,
    latest: NOW + 30_000,
  });
  expect(forecastOf({ ...course, blocks: [50, 0, 50] }, NOW)).toMatchObject({ at: NOW + 3000, latest: null });
});

test('photos that come in slowly hold up the end', () => {
  const course = { blocks: [50, 50, 50], arrivals: 15, left: 100, awaited: 100 } as const;
  expect(forecastOf(course, NOW)).toMatchObject({ at: NOW + 6000, limit: 'arrivals' });
});

test('nothing is said without enough to go by, with nothing left, or when nothing comes in', () => {
  const course = { blocks: [7, 6, 6], arrivals: 20, left: 100, awaited: 0 } as const;
  expect(forecastOf(course, NOW)).toBeNull();
  expect(forecastOf({ ...course, blocks: [7, 7, 6] }, NOW)).not.toBeNull();
  expect(forecastOf({ ...course, blocks: [50, 50, 50], left: 0 }, NOW)).toBeNull();
  expect(forecastOf({ ...course, blocks: [50, 50, 50], awaited: 9, arrivals: 0 }, NOW)).toBeNull();
  expect(forecastOf({ ...course, blocks: [50, 0, 0] }, NOW)).toBeNull();
});

test('the forecast lies in its interval, after now', () => {
  const count = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(fc.tuple(count, count, count), count, count, count, (blocks, arrivals, left, awaited) => {
      const forecast = forecastOf({ blocks, arrivals, left, awaited: Math.min(awaited, left) }, NOW);
      if (forecast === null) return;
      expect(forecast.earliest).toBeGreaterThanOrEqual(NOW);
      expect(forecast.at).toBeGreaterThanOrEqual(forecast.earliest);
      if (forecast.latest !== null) expect(forecast.latest).toBeGreaterThanOrEqual(forecast.at);
    }),
  );
});
