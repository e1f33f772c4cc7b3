import { at } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import type { ReturnState, Stage } from '../returns/life-state.ts';
import type { Desk } from './desk.ts';
import type { Sibling } from './loaded-return.ts';
import { unpackEntry, unpackSiblings } from './packed.ts';
import type { ShownPhoto } from './photo-list.ts';
import { unpackPhotos } from './photo-list.ts';
import type { ClaimRow } from './pick.ts';
import type { Task } from './tasks.ts';
import { taskAt } from './tasks.ts';

/** A return that a person took from the queue. */
export interface Claimed {
  readonly claim: string;
  /** Who took it. */
  readonly by: number;
  readonly task: Task;
  readonly stage: Stage;
  readonly spec: ReturnSpec;
  readonly round: number;
  /** Milliseconds UTC, by the database's clock. */
  readonly deadline: number;
  readonly photos: readonly ShownPhoto[];
  /** The unit's other returns as they stood. */
  readonly siblings: readonly Sibling[];
}

/** Reads the columns of a claim; null when nothing was found. What the work will need is kept in memory. */
export function claimedOf(desk: Desk, row: ClaimRow, claim: string, personId: number): Claimed | null {
  if (row.next_return === null) return null;
  const stage = row.next_stage;
  const task = taskAt(stage, row.next_first_by === personId);
  if (task === null) throw new Error(`a return at stage ${stage} was taken from the queue`);
  desk.clock.observe(row.next_now);
  const siblings = unpackSiblings(desk, row.next_siblings);
  keepLoaded(desk, row, row.next_return, claim, personId, siblings);
  return {
    claim,
    by: personId,
    task,
    stage,
    spec: at(desk.election.returns, row.next_return),
    round: row.next_round,
    deadline: Math.floor(row.next_deadline),
    photos: unpackPhotos(row.next_photos),
    siblings,
  };
}

/** First and second entries are nearly all of the work: their returns need not be loaded again. */
function keepLoaded(
  desk: Desk,
  row: ClaimRow,
  returnId: number,
  claim: string,
  personId: number,
  siblings: readonly Sibling[],
): void {
  const base = { round: row.next_round, version: row.next_version };
  let state: ReturnState;
  if (row.next_stage === 'received') state = { stage: 'received', ...base };
  else if (row.next_stage === 'entered-once' && row.next_first !== null) {
    state = {
      stage: 'entered-once',
      ...base,
      first: unpackEntry(row.next_first),
      asWritten: row.next_as_written,
      leave: row.next_leave,
    };
  } else return;
  const pictures = unpackPhotos(row.next_photos);
  desk.memory.keep(claim, {
    returnId,
    rev: row.next_rev,
    state,
    keys: { first: row.next_first_entry, second: null, third: null, proposed: null },
    claim: { id: claim, by: personId, live: true },
    pastClaims: [],
    seenBy: row.next_seen_by,
    photos: pictures.map((p) => p.photo),
    pictures,
    waits: false,
    excuse: null,
    paperPages: null,
    siblings,
    now: Math.floor(row.next_now),
  });
}
