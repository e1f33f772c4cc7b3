import { expect, it } from 'vitest';
import { shownAt, timetable } from './timetable.ts';

it('shows each cut at its time, and shortens long waits', () => {
  const at = (seconds: number): string => new Date(seconds * 1000).toISOString();
  const offsets = timetable([at(0), at(36_000), at(36_001), at(36_001), at(36_031)], 60_000);
  expect(offsets).toEqual([0, 60_000, 61_000, 61_000, 91_000]);
  expect([-5, 0, 59_999, 60_000, 61_000, 90_999, 91_000, 1e9].map((t) => shownAt(offsets, t))).toEqual([
    0, 0, 0, 1, 3, 3, 4, 4,
  ]);
});
