/** What a forecast is made from. */
interface Course {
  /** Records accepted in each of the last three blocks of five minutes, the newest first. */
  readonly blocks: readonly [number, number, number];
  /** Photos that came in during the last 15 minutes. */
  readonly arrivals: number;
  /** Returns without an accepted record, and of these the ones without a photo. */
  readonly left: number;
  readonly awaited: number;
}

/** Seconds since 1970. */
export interface Forecast {
  readonly at: number;
  readonly earliest: number;
  /** Null when nothing at all was accepted in one of the blocks. */
  readonly latest: number | null;
  /** What holds up the end: the typing, or photos that have not come. */
  readonly limit: 'typing' | 'arrivals';
}

const BLOCK_SECONDS = 300;
/** With fewer records in the 15 minutes nothing is said. */
const ENOUGH = 20;

/**
 * When the last return will be accepted. The middle one of three rates is not moved by one good or bad block; the fastest and the
 * slowest are the interval. Where photos are still awaited and come in more slowly, their rate decides. Null when there is not
 * enough to go by, or nothing left.
 */
export function forecastOf(course: Course, now: number): Forecast | null {
  const { blocks, arrivals, left, awaited } = course;
  const done = blocks[0] + blocks[1] + blocks[2];
  if (done < ENOUGH || left === 0) return null;
  const [slow, middle, fast] = blocks.toSorted((a, b) => a - b) as [number, number, number];
  if (middle === 0) return null;
  const typing = (block: number) => (left / block) * BLOCK_SECONDS;
  const coming = awaited === 0 ? 0 : arrivals === 0 ? Infinity : (awaited / arrivals) * 3 * BLOCK_SECONDS;
  if (coming === Infinity) return null;
  const limit = coming > typing(middle) ? 'arrivals' : 'typing';
  const end = (seconds: number) => Math.round(now + Math.max(seconds, coming));
  return {
    at: end(typing(middle)),
    earliest: end(typing(fast)),
    latest: slow === 0 ? null : end(typing(slow)),
    limit,
  };
}
