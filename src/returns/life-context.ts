import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { CheckContext } from './check-context.ts';

/** Everything that `decide` needs besides state and command. Rights (role, centre) are checked before, at the door. */
export interface DecideContext extends Omit<CheckContext, 'words'> {
  readonly election: Election;
  readonly spec: ReturnSpec;
  /** Who does it: the store's person number, from the session. */
  readonly by: number;
  /** Other accounts that the same hand may have used (docs/rights.md): they are no second person for each other. */
  readonly oneHand: readonly number[];
  /** True when `by` was shown what others typed in this return: no reading of theirs is blind any more. */
  readonly shown: boolean;
}
