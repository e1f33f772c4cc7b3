import { describe, expect, test } from 'vitest';
import type { Course } from '../../api/evening-types.ts';
import { courseLines } from './course-lines.ts';

const course: Course = {
  at: 10_000,
  from: 7_200,
  step: 300,
  returns: 10,
  before: { arrived: 0, first: 0, second: 0, accepted: 0 },
  counts: { arrived: [4, 6], first: [0, 0], second: [0, 0], accepted: [1, 4] },
};

describe('lines of the course of the evening', () => {
  test('add up, and reach the top when every return has come', () => {
    const { arrived, accepted } = courseLines(course, 100, 50);
    expect(arrived).toEqual([
      { x: 0, y: 50 },
      { x: 50, y: 30 },
      { x: 100, y: 0 },
    ]);
    expect(accepted.at(-1)).toEqual({ x: 100, y: 25 });
  });

  test('begin where the count stood before', () => {
    const before = { ...course.before, accepted: 2 };
    expect(courseLines({ ...course, before }, 100, 50).accepted[0]).toEqual({ x: 0, y: 40 });
  });

  test('never leave the field, also when a return came twice', () => {
    const { arrived } = courseLines({ ...course, returns: 5 }, 100, 50);
    expect(Math.min(...arrived.map(({ y }) => y))).toBe(0);
  });

  test('scale the bars by the largest block', () => {
    const { bars, most } = courseLines(course, 100, 50);
    expect([most, ...bars.map(({ height }) => height)]).toEqual([4, 12.5, 50]);
  });

  test('mark quarters of an hour in a short evening and a few hours in a long one', () => {
    expect(courseLines(course, 100, 50).hours.map(({ at }) => at)).toEqual([7200]);
    const long = { ...course, counts: { ...course.counts, accepted: Array.from({ length: 288 }, () => 1) } };
    const marks = courseLines(long, 100, 50).hours;
    expect(marks.length).toBeLessThanOrEqual(9);
    expect(marks.every(({ at }) => at % 3600 === 0)).toBe(true);
  });

  test('stand where nothing has come', () => {
    const empty = { ...course, returns: 0, counts: { arrived: [], first: [], second: [], accepted: [] } };
    expect(courseLines(empty, 100, 50).accepted).toEqual([{ x: 0, y: 50 }]);
  });
});
