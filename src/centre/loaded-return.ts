import type { BallotId } from '../election/model.ts';
import type { Figures } from '../returns/figures.ts';
import type { ReturnState } from '../returns/life-state.ts';
import type { ShownPhoto } from './photo-list.ts';

/** Keys of the entries that a return's row points at; null where there is none. */
export interface EntryKeys {
  readonly first: number | null;
  readonly second: number | null;
  readonly third: number | null;
  readonly proposed: number | null;
}

/** Who works on a return at this moment, by the database's clock. */
interface Claim {
  readonly id: string;
  readonly by: number;
  readonly live: boolean;
}

/** Another return of the same unit as it stood when this one was loaded. */
export interface Sibling {
  readonly returnId: number;
  readonly ballot: BallotId;
  readonly version: number;
  /** Figures of its live record; null when none is live. */
  readonly figures: Figures | null;
}

/** A return with everything that `decide` and the next write need. `rev` changes with every change of the row. */
export interface LoadedReturn {
  readonly returnId: number;
  readonly rev: number;
  readonly state: ReturnState;
  readonly keys: EntryKeys;
  readonly claim: Claim | null;
  /** Claims that ran out at this stage, as `claim/person`. */
  readonly pastClaims: readonly string[];
  /** Who was shown what others typed since the last record. */
  readonly seenBy: readonly number[];
  /** Public copies of the photos that are shown: by page where it is known, then oldest first. */
  readonly photos: readonly string[];
  /** The same with what is known of them. */
  readonly pictures: readonly ShownPhoto[];
  /** Pages are still owed: nobody is given the return to type. */
  readonly waits: boolean;
  /** Why a supervisor let entry begin without the missing pages; null: nobody has. */
  readonly excuse: string | null;
  /** Pages of the paper, where its code told that we printed it; null: as the package says. */
  readonly paperPages: number | null;
  readonly siblings: readonly Sibling[];
  /** The database's clock, milliseconds UTC. */
  readonly now: number;
}
