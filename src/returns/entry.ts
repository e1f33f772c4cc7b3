import type { Figures } from './figures.ts';
import type { Answer } from './finding.ts';

/** One person's typing of a whole return. Immutable: a change is another entry. */
export interface TypedEntry {
  /** In contract order: head in the order of HEAD_ROLES, then the scores in the order of the contest's lines. */
  readonly figures: Figures;
  /** What the paper says in words, in the same positions as `figures` (`''` where none was typed); null when no words were typed. */
  readonly words: readonly string[] | null;
  /** Answers to warnings; at most one a code. */
  readonly answers: readonly Answer[];
  /** Remarks written on the form, e.g. the reason for present ≠ used (5/18 page 2). */
  readonly remarks: string;
}

/** An entry with the person who typed it (the store's person number; it comes from the session, never from the body). */
export interface TypedBy {
  readonly by: number;
  readonly entry: TypedEntry;
}
