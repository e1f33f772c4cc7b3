import type { RuleCode } from '../election/model.ts';
import type { CorrectionReason } from './correction-reasons.ts';
import type { TypedBy } from './entry.ts';
import type { Figures } from './figures.ts';
import type { FindingLevel } from './finding.ts';

/** Stages of a return, as the store's check constraint names them. */
export const STAGES = [
  'expected',
  'received',
  'unreadable',
  'in-doubt',
  'entered-once',
  'differs',
  'with-supervisor',
  'accepted',
  'correction-proposed',
  'annulled',
] as const;
export type Stage = (typeof STAGES)[number];

interface Base {
  /** Round of typing, from 1. A return that is received again after an annulment gets round = version + 1. */
  readonly round: number;
  /** Version of the newest record; 0 before the first. */
  readonly version: number;
}

/** Errors that stand because the paper says so (domain 2.5, last line). Covers exactly these codes, no others. */
export interface Override {
  readonly codes: readonly RuleCode[];
  readonly reason: string;
  /** The second person, never the one who typed the figures. */
  readonly by: number;
}

/** Why a record was read by somebody who had seen what others typed, and who allowed it. Public with the record. */
export interface NotBlind {
  readonly reason: string;
  readonly by: number;
}

/** A head's leave for one reading that is not blind. `used` once somebody made such a reading under it. */
export interface Leave extends NotBlind {
  readonly used: boolean;
}

/** A finding that stands on a record; `answer` is null for information and for overridden errors. */
export interface FindingNote {
  readonly code: RuleCode;
  readonly level: FindingLevel;
  readonly answer: string | null;
}

/** The record that counts now. */
export interface LiveRecord {
  readonly version: number;
  readonly figures: Figures;
  readonly findings: readonly FindingNote[];
}

/** A correction that waits for a second person. */
export interface Proposal {
  readonly typed: TypedBy;
  readonly reason: CorrectionReason;
  /** Errors on the corrected form that are to stand as written; `by` is the proposer until a second person confirms. */
  readonly override: Override | null;
  /** Who read something else when asked to confirm, in order; the same person again for each reading. */
  readonly differed: readonly number[];
}

export interface Expected extends Base {
  readonly stage: 'expected';
}

export interface Received extends Base {
  readonly stage: 'received';
}

/** No page can be read: a new photo is asked for. */
export interface Unreadable extends Base {
  readonly stage: 'unreadable';
  readonly reason: string;
}

/** The first entry has errors: nobody types it again before they are looked at. */
export interface InDoubt extends Base {
  readonly stage: 'in-doubt';
  readonly first: TypedBy;
}

export interface EnteredOnce extends Base {
  readonly stage: 'entered-once';
  readonly first: TypedBy;
  readonly asWritten: Override | null;
  readonly leave: Leave | null;
}

export interface Differs extends Base {
  readonly stage: 'differs';
  readonly first: TypedBy;
  readonly second: TypedBy;
  readonly asWritten: Override | null;
  readonly leave: Leave | null;
}

export interface WithSupervisor extends Base {
  readonly stage: 'with-supervisor';
  readonly first: TypedBy;
  readonly second: TypedBy;
  /** Null when both entries agree but an error has come up since the first. */
  readonly third: TypedBy | null;
  readonly asWritten: Override | null;
  readonly leave: Leave | null;
}

export interface Accepted extends Base {
  readonly stage: 'accepted';
  readonly live: LiveRecord;
}

export interface CorrectionProposed extends Base {
  readonly stage: 'correction-proposed';
  readonly live: LiveRecord;
  readonly proposal: Proposal;
}

/** No record counts. A new photo opens the next round. */
export interface Annulled extends Base {
  readonly stage: 'annulled';
  readonly reason: string;
}

export type ReturnState =
  | Expected
  | Received
  | Unreadable
  | InDoubt
  | EnteredOnce
  | Differs
  | WithSupervisor
  | Accepted
  | CorrectionProposed
  | Annulled;

/** A return before anything came in. */
export function initialState(): Expected {
  return { stage: 'expected', round: 1, version: 0 };
}
