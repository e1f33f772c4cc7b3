import type { Election, ReturnSpec } from '../election/lookup.ts';
import type { CheckContext } from './check-context.ts';

/** Everything that `decide` needs besides state and command. Rights (role, centre) are checked before, at the door. */
export interface DecideContext extends Omit<CheckContext, 'words'> {
  readonly election: Election;
  readonly spec: ReturnSpec;
  /** Who does it: the store's person number, from the session. */
  readonly by: number;
}
