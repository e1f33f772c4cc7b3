import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';
import type { ClaimRow } from './pick.ts';
import type { Task } from './tasks.ts';
import { taskAt } from './tasks.ts';

/** A return that a person took from the queue. */
export interface Claimed {
  readonly claim: string;
  readonly task: Task;
  readonly stage: Stage;
  readonly spec: ReturnSpec;
  readonly round: number;
  /** Milliseconds UTC, by the database's clock. */
  readonly deadline: number;
  readonly photos: readonly string[];
}

/** Reads the columns of a claim; null when nothing was found. */
export function claimedOf(desk: Desk, row: ClaimRow, claim: string, personId: number): Claimed | null {
  if (row.next_return === null) return null;
  const stage = row.next_stage as Stage;
  const task = taskAt(stage, row.next_first_by === personId);
  if (task === null) throw new Error(`a return at stage ${stage} was taken from the queue`);
  return {
    claim,
    task,
    stage,
    spec: at(desk.election.returns, row.next_return),
    round: row.next_round,
    deadline: Math.floor(row.next_deadline),
    photos: row.next_photos,
  };
}
