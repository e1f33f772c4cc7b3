import { at } from '../../basics/assert.ts';

/**
 * When the cuts of a recording are shown, in milliseconds of recorded time after the first one. A gap longer than `longestGap` is
 * shortened to it: nobody wants to wait for the hours before the polls close.
 */
export function timetable(times: readonly string[], longestGap: number): readonly number[] {
  const offsets: number[] = [];
  times.forEach((time, i) => {
    if (i === 0) offsets.push(0);
    else {
      const gap = Date.parse(time) - Date.parse(at(times, i - 1));
      offsets.push(at(offsets, i - 1) + Math.min(Math.max(gap, 0), longestGap));
    }
  });
  return offsets;
}

/** Index of the cut that is shown after so many milliseconds of recorded time. */
export function shownAt(offsets: readonly number[], elapsed: number): number {
  const next = offsets.findIndex((offset) => offset > elapsed);
  return next < 0 ? offsets.length - 1 : Math.max(next - 1, 0);
}
