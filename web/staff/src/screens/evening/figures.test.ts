import { describe, expect, test } from 'vitest';
import type { NumbersRow } from '../../api/evening-types.ts';
import {
  acceptedOf,
  oldestOf,
  percentDone,
  percentOf,
  perMinute,
  publicOf,
  receivedOf,
  waitingOf,
} from './figures.ts';

const none = { count: 0, oldest: null };
const steps = { count: 0, p50: null, p95: null };
const row: NumbersRow = {
  kind: 'centre',
  id: '1001',
  name: { th: 'ศูนย์', en: 'Centre' },
  units: { expected: 10, missing: 2, complete: 5 },
  returns: 20,
  statuses: {
    awaited: 4,
    photographed: 3,
    accepted: 1,
    'waiting-pair': 2,
    'held-back': 3,
    corrected: 1,
    public: 6,
  },
  waiting: {
    first: { count: 3, oldest: 500 },
    second: none,
    third: { count: 1, oldest: 300 },
    lookAgain: none,
    supervisor: none,
  },
  rate: { arrived: [0, 0], first: [0, 0], second: [0, 0], accepted: [0, 0] },
  forecast: null,
  differences: { of: 0, differed: 0 },
  corrections: { of: 13, corrected: 1 },
  findings: {},
  onDuty: 0,
  latency: { first: steps, second: steps, accepted: steps },
};

describe('figures of a part of the election', () => {
  test('count what has a record, what the public sees, and what has come in', () => {
    expect([acceptedOf(row), publicOf(row), receivedOf(row)]).toEqual([13, 7, 16]);
  });

  test('add up what waits and take the oldest', () => {
    expect([waitingOf(row), oldestOf(row)]).toEqual([4, 300]);
    expect(oldestOf({ ...row, waiting: { ...row.waiting, first: none, third: none } })).toBeNull();
  });

  test('say 100% only when all is done, and nothing of nothing', () => {
    expect([percentDone(9999, 10_000), percentDone(10_000, 10_000), percentDone(0, 0)]).toEqual([
      '99.9%',
      '100.0%',
      '–',
    ]);
    expect([percentOf(1, 3), percentOf(0, 0)]).toEqual(['33.33%', '–']);
  });

  test.each([
    [0, '0.0'],
    [4.25, '4.3'],
    [123.4, '123'],
  ])('write the rate %s', (rate, text) => {
    expect(perMinute(rate)).toBe(text);
  });
});
