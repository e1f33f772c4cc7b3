import type { SeatAllocation, ShortLists } from './allocate-seats.ts';
import { allocateSeats } from './allocate-seats.ts';
import type { Rounding } from './mma-2562.ts';
import { allocateMma2562 } from './mma-2562.ts';

/** All that any rule asks of a result set; lists by party index of the package. */
export interface SeatRuleInput {
  readonly listVotes: readonly number[];
  readonly constituencyVotes: readonly number[];
  readonly constituencySeats: readonly number[];
  readonly listSizes: readonly number[];
  readonly listSeats: number;
  /** Constituency seats and list seats together. */
  readonly houseSize: number;
  readonly draws: readonly number[];
  readonly shortLists: ShortLists;
  readonly rounding: Rounding;
}

export const SEAT_RULE_NAMES = ['th-2566', 'mma-2562'] as const;
export type SeatRuleName = (typeof SEAT_RULE_NAMES)[number];

/** Rules that give out party-list seats, by name. `th-2566` also holds for 2569. */
export const SEAT_RULES: Readonly<Record<SeatRuleName, (input: SeatRuleInput) => SeatAllocation>> = {
  'th-2566': (input) => allocateSeats(input.listVotes, input.listSeats, input),
  'mma-2562': (input) => {
    const result = allocateMma2562({ ...input, votes: input.constituencyVotes });
    const list = result.list.map((n, i) => Math.min(n, input.listSizes[i] ?? n));
    return {
      whole: result.whole,
      byRemainder: result.list.map((n, i) => n - (result.whole[i] ?? 0)),
      list,
      tiedForLast: result.tiedForLast,
      open: input.listSeats - list.reduce((sum, n) => sum + n, 0),
    };
  },
};
