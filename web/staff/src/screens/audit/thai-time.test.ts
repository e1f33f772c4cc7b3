import { expect, test } from 'vitest';
import { fromThaiTime } from './thai-time.ts';

test('a local time is Thai time', () => {
  expect(fromThaiTime('2026-02-08T18:45')).toBe('2026-02-08T11:45:00.000Z');
  for (const bad of ['', 'x', '2026-02-30', '2026-13-01T00:00', '2026-02-08T18:45:00']) {
    expect(fromThaiTime(bad), bad).toBe('');
  }
});
