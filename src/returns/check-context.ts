import type { BallotId } from '../election/model.ts';
import type { Figures } from './figures.ts';

/** What the rules need besides the figures. */
export interface CheckContext {
  /** Photos of this return that the store holds (C21). */
  readonly photoCount: number;
  /** Figures of the live records of the same unit's other ballots (C11, C12); empty when none is accepted yet. */
  readonly siblings: ReadonlyMap<BallotId, Figures>;
  /** What the paper says in words, in the positions of the figures (C6); absent or null when none was typed. */
  readonly words?: readonly string[] | null;
}
