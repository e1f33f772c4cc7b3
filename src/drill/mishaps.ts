import type { ReturnSpec } from '../election/lookup.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { Reading } from './truth.ts';
import { swapLines, withTypo } from './typos.ts';

/** Shares of what goes wrong in a night, 0 to 1. */
export interface MishapShares {
  /** Entries typed with a mistake. */
  readonly typos: number;
  /** Forms that both people type with the same mistake: accepted wrong and corrected later. */
  readonly sameTypos: number;
  /** First photos that cannot be read. */
  readonly unreadable: number;
  /** Units that come in hours late. */
  readonly late: number;
}

/** What goes wrong with one form. Depends on the seed and the form only, so that a resumed drill does the same. */
export interface Mishap {
  readonly first: boolean;
  readonly second: boolean;
  readonly same: boolean;
  readonly unreadable: boolean;
}

export class Mishaps {
  readonly #seed: number;
  readonly #shares: MishapShares;

  constructor(seed: number, shares: MishapShares) {
    this.#seed = seed;
    this.#shares = shares;
  }

  #random(spec: ReturnSpec, what: string): Random {
    return randomFrom(this.#seed, what, spec.unit.id, spec.contest.ballot);
  }

  of(spec: ReturnSpec): Mishap {
    const random = this.#random(spec, 'mishap');
    const same = random.chance(this.#shares.sameTypos);
    return {
      same,
      first: random.chance(this.#shares.typos) && !same,
      second: random.chance(this.#shares.typos) && !same,
      unreadable: random.chance(this.#shares.unreadable),
    };
  }

  /** Minutes that a unit comes later than planned; 0 for most. */
  delayOf(unitId: string): number {
    const random = randomFrom(this.#seed, 'late', unitId);
    return random.chance(this.#shares.late) ? random.int(60, 180) : 0;
  }

  /** What a person types as first or second entry. */
  typed(spec: ReturnSpec, entry: 'first' | 'second', truth: Reading): Reading {
    const mishap = this.of(spec);
    if (mishap.same) return swapLines(truth, this.#random(spec, 'same')) ?? truth;
    return mishap[entry] ? withTypo(truth, this.#random(spec, entry)) : truth;
  }

  /**
   * True when both people type the same wrong thing, by plan or by chance: two entries cannot find that, so a correction
   * must follow.
   */
  needsCorrection(spec: ReturnSpec, truth: Reading): boolean {
    const { same, first, second } = this.of(spec);
    if (!same && !(first && second)) return false;
    const typed = this.typed(spec, 'first', truth);
    return typed !== truth && !equal(typed, truth) && equal(typed, this.typed(spec, 'second', truth));
  }
}

function equal(a: Reading, b: Reading): boolean {
  for (const [role, figure] of a.head) if (b.head.get(role) !== figure) return false;
  return a.votes.every((votes, line) => b.votes[line] === votes);
}
