const NORMAL_MS = 10_000;
const SAVING_MS = 30_000;
const LONGEST_MS = 5 * 60_000;

/**
 * How long to wait before the next look, milliseconds: 10 s ± 3 s, or 30 s ± 3 s where the reader saves data, so that a
 * country of readers never asks at once. After failures twice as long each time, at most five minutes. `random` is 0 to 1.
 */
export function nextDelay(failures: number, saving: boolean, random: number): number {
  const base = saving ? SAVING_MS : NORMAL_MS;
  const backed = Math.min(base * 2 ** Math.min(failures, 10), LONGEST_MS);
  return Math.round(backed + (random * 2 - 1) * 3_000);
}

const LEAST_MS = 5_000;
const SPREAD_MS = 2_000;

/**
 * How long after news to wait with the look, milliseconds: not at the same moment as everybody else, and not more often than every
 * 5 s although cuts may come every second. `sinceLook`: milliseconds since the last look.
 */
export function soonDelay(sinceLook: number, random: number): number {
  return Math.max(0, LEAST_MS - sinceLook) + Math.round(random * SPREAD_MS);
}

/**
 * A cut older than this is called old. While units are out the publisher makes one at least every 10 s and this page looks
 * every 13 s at the latest, so an age near 30 s means that something stands still; readers who save data look every 33 s. The
 * age is told every 2 s: nobody sees an old cut for more than 30 s without being told.
 */
export function staleSeconds(saving: boolean): number {
  return saving ? 60 : 28;
}

/** News are read out at most this often. */
export const QUIET_MS = 30_000;
