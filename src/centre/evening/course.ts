import { at } from '../../basics/assert.ts';
import type { Board } from './board.ts';

const STEPS = ['arrived', 'first', 'second', 'accepted'] as const;
type Step = (typeof STEPS)[number];

/** How many returns took each step in every block of `step` seconds, the oldest block first. Counts only. */
export interface Course {
  /** The database's time, seconds since 1970. */
  readonly at: number;
  /** When the first block begins. */
  readonly from: number;
  readonly step: number;
  readonly returns: number;
  /** Before the first block. */
  readonly before: Readonly<Record<Step, number>>;
  readonly counts: Readonly<Record<Step, readonly number[]>>;
}

const BLOCK_SECONDS = 300;
/** A day: a count that was taken up again is shown from where it goes on. */
const MOST_BLOCKS = 288;

/** The course of the evening in these units, by five minutes, until now. */
export function courseOf(board: Board, units: readonly number[]): Course {
  const { columns, election, now } = board;
  const times = {
    arrived: columns.received,
    first: columns.first,
    second: columns.second,
    accepted: columns.accepted,
  };
  const last = Math.floor(now / BLOCK_SECONDS);
  const earliest = last - MOST_BLOCKS + 1;
  let begin = last + 1;
  let returns = 0;
  for (const unit of units) {
    for (const i of at(election.returnsOfUnit, unit)) {
      if (i < 0) continue;
      returns += 1;
      const when = times.arrived[i] ?? 0;
      if (when > 0) begin = Math.min(begin, Math.floor(when / BLOCK_SECONDS));
    }
  }
  begin = Math.max(begin, earliest);
  const blocks = Math.max(0, last - begin + 1);
  const counts = perStep(() => Array.from({ length: blocks }, () => 0));
  const before = perStep(() => 0);
  for (const unit of units) {
    for (const i of at(election.returnsOfUnit, unit)) {
      if (i < 0) continue;
      for (const step of STEPS) {
        const when = times[step][i] ?? 0;
        if (when === 0) continue;
        const block = Math.min(blocks - 1, Math.floor(when / BLOCK_SECONDS) - begin);
        if (block < 0) before[step] += 1;
        else counts[step][block] = (counts[step][block] ?? 0) + 1;
      }
    }
  }
  return { at: Math.floor(now), from: begin * BLOCK_SECONDS, step: BLOCK_SECONDS, returns, before, counts };
}

function perStep<T>(make: () => T): Record<Step, T> {
  return { arrived: make(), first: make(), second: make(), accepted: make() };
}
