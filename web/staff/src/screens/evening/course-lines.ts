import type { Course } from '../../api/evening-types.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface CourseLines {
  /** Added up, as shares of the height: 0 at the bottom is y = height. */
  readonly arrived: readonly Point[];
  readonly accepted: readonly Point[];
  /** Accepted in each block: a bar from `x` of `width`, `height` high. */
  readonly bars: readonly { readonly x: number; readonly width: number; readonly height: number }[];
  /** Full hours, seconds since 1970, and where they stand. */
  readonly hours: readonly { readonly at: number; readonly x: number }[];
  /** What the highest bar counts. */
  readonly most: number;
}

const HOUR = 3600;
const WIDEST_BAR = 24;
/** More marks than this on the axis of time run into each other. */
const MOST_MARKS = 8;

/** Where everything of the chart stands in a field of this size. Lines reach the top when every return has taken the step. */
export function courseLines(course: Course, width: number, height: number): CourseLines {
  const { before, counts, from, step, returns } = course;
  const blocks = Math.max(1, counts.accepted.length);
  const xOf = (block: number) => (block / blocks) * width;
  const line = (step: 'arrived' | 'accepted'): Point[] => {
    let sum = before[step];
    const yOf = () => height - (returns === 0 ? 0 : Math.min(1, sum / returns)) * height;
    const points: Point[] = [{ x: 0, y: yOf() }];
    counts[step].forEach((count, i) => {
      sum += count;
      points.push({ x: xOf(i + 1), y: yOf() });
    });
    return points;
  };
  const most = Math.max(1, ...counts.accepted);
  const to = from + blocks * step;
  const all = Math.floor((to - from) / HOUR);
  const every = Math.max(1, Math.ceil(all / MOST_MARKS)) * (all < 3 ? HOUR / 4 : HOUR);
  const hours: { at: number; x: number }[] = [];
  for (let at = Math.ceil(from / every) * every; at <= to; at += every)
    hours.push({ at, x: ((at - from) / (to - from)) * width });
  return {
    arrived: line('arrived'),
    accepted: line('accepted'),
    bars: counts.accepted.map((count, i) => ({
      x: xOf(i),
      width: Math.max(1, Math.min(WIDEST_BAR, width / blocks - 1)),
      height: (count / most) * height,
    })),
    hours,
    most,
  };
}
