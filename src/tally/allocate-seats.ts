import { at } from '../basics/assert.ts';

/**
 * What happens to seats that a party wins and cannot fill, because its list holds fewer names. `leave-open`: nobody holds
 * them. `pass-on`: the other parties get them, one each in order of their remainders. See docs/formats/seats.md.
 */
export type ShortLists = 'leave-open' | 'pass-on';

export interface AllocationOptions {
  /** Names on each party's list; without it no list is too short. */
  readonly listSizes?: readonly number[];
  /** Parties (positions in `votes`) in the order that a lot gave; counts only when it names every tied party. */
  readonly draws?: readonly number[];
  readonly shortLists?: ShortLists;
}

/** Seats by position in `votes`. */
export interface SeatAllocation {
  readonly whole: readonly number[];
  readonly byRemainder: readonly number[];
  /** After the length of the lists: what each party really holds. */
  readonly list: readonly number[];
  /** Parties with equal remainders, of whom only some can be seated: a lot decides. None of them holds that seat yet. */
  readonly tiedForLast: readonly number[];
  /** Seats that nobody holds. */
  readonly open: number;
}

/**
 * Party-list seats by largest remainder (MP Act s.128 as amended 2566; domain 3.1): the quota is all votes / seats; every
 * party gets its whole quotas, then one seat each in order of the largest remainders until none is left; equal remainders
 * that compete for too few seats go to the lot. No threshold.
 *
 * Exact: with T all votes, a party of v votes has floor(v × seats / T) seats and the remainder v × seats mod T. Both stay
 * exact integers; sums beyond that throw.
 */
export function allocateSeats(
  votes: readonly number[],
  seats: number,
  options: AllocationOptions = {},
): SeatAllocation {
  const total = votes.reduce((sum, v) => sum + v, 0);
  if (![...votes, total * seats].every((v) => Number.isSafeInteger(v) && v >= 0)) {
    throw new RangeError('votes must be whole numbers whose sum × seats is exact');
  }
  const none = votes.map(() => 0);
  if (total === 0) return { whole: none, byRemainder: none, list: none, tiedForLast: [], open: seats };
  const remainders = votes.map((v) => (v * seats) % total);
  const whole = votes.map((v, i) => (v * seats - at(remainders, i)) / total);
  const draws = options.draws ?? [];
  const everyone = votes.map((_, i) => i);
  const left = seats - sumOf(whole);
  const first = byLargestRemainder(remainders, everyone, left, draws);
  const byRemainder = [...none];
  for (const i of first.chosen) byRemainder[i] = 1;
  const won = whole.map((w, i) => w + at(byRemainder, i));
  const room = votes.map((_, i) => options.listSizes?.[i] ?? Number.POSITIVE_INFINITY);
  const list = won.map((w, i) => Math.min(w, at(room, i)));
  let tied = first.tied;
  if (options.shortLists === 'pass-on' && tied.length === 0) {
    tied = passOn(list, seats - sumOf(list), { votes, remainders, room, served: first.chosen, draws });
  }
  return { whole, byRemainder, list, tiedForLast: tied, open: seats - sumOf(list) };
}

interface Choice {
  readonly chosen: readonly number[];
  readonly tied: readonly number[];
}

/** The `count` candidates with the largest remainders; those level at the cut line only as far as the lot says. */
function byLargestRemainder(
  remainders: readonly number[],
  candidates: readonly number[],
  count: number,
  draws: readonly number[],
): Choice {
  if (count <= 0) return { chosen: [], tied: [] };
  if (candidates.length <= count) return { chosen: candidates, tied: [] };
  const remainderOf = (i: number): number => at(remainders, i);
  const sorted = [...candidates].sort((x, y) => remainderOf(y) - remainderOf(x));
  const cutLine = remainderOf(at(sorted, count - 1));
  const above = sorted.filter((i) => remainderOf(i) > cutLine);
  const level = sorted.filter((i) => remainderOf(i) === cutLine);
  if (above.length + level.length === count) return { chosen: sorted.slice(0, count), tied: [] };
  const drawn = draws.filter((i) => level.includes(i));
  if (drawn.length < level.length) return { chosen: above, tied: level.sort((x, y) => x - y) };
  return { chosen: [...above, ...drawn.slice(0, count - above.length)], tied: [] };
}

interface PassingOn {
  readonly votes: readonly number[];
  readonly remainders: readonly number[];
  readonly room: readonly number[];
  /** Parties that have had a seat by remainder already. */
  readonly served: readonly number[];
  readonly draws: readonly number[];
}

/**
 * Gives `left` seats to parties with names left, one each in order of remainders: first those that had no seat by remainder,
 * then all in rounds. Changes `list`; returns the parties that are tied for what remains.
 */
function passOn(list: number[], left: number, from: PassingOn): readonly number[] {
  let seatsLeft = left;
  let served = new Set(from.served);
  while (seatsLeft > 0) {
    const able = list.flatMap((held, i) => (held < at(from.room, i) && at(from.votes, i) > 0 ? [i] : []));
    if (able.length === 0) break;
    const waiting = able.filter((i) => !served.has(i));
    if (waiting.length === 0) {
      served = new Set();
      continue;
    }
    const { chosen, tied } = byLargestRemainder(from.remainders, waiting, seatsLeft, from.draws);
    for (const i of chosen) {
      list[i] = at(list, i) + 1;
      served.add(i);
    }
    seatsLeft -= chosen.length;
    if (tied.length > 0) return tied;
  }
  return [];
}

function sumOf(list: readonly number[]): number {
  return list.reduce((sum, n) => sum + n, 0);
}
