import type { Bilingual } from '../basics/bilingual.ts';
import type { RuleCode } from '../election/model.ts';
import type { CorrectionReason } from './correction-reasons.ts';
import type { TypedBy } from './entry.ts';
import type { LiveRecord, NotBlind, Override, Proposal } from './life-state.ts';

/** Everything that the store and the ledger need of a new record. */
export interface AcceptedRecord extends LiveRecord {
  readonly words: readonly string[] | null;
  readonly remarks: string;
  /** Who typed, in order: two people, three after a decision, or the supervisor last. For a correction: the proposer. */
  readonly enteredBy: readonly number[];
  /** Whose act made it a record: second typist, third person, supervisor, or the one who confirmed a correction. */
  readonly acceptedBy: number;
  readonly asWritten: Override | null;
  /** Set when one of the readings behind the record was not blind. */
  readonly notBlind: NotBlind | null;
}

/** Something that happened to a return. `evolve` needs nothing else; the store keeps every entry that an event carries. */
export type ReturnEvent =
  /** `by` is null for a photo that came without an account: by LINE, a committee's phone, a mailbox. */
  | { readonly kind: 'photo-received'; readonly by: number | null }
  /** Photos were moved to another return or put aside; so many are left. No command of the desk: moving photos is one act on two returns. */
  | { readonly kind: 'photos-withdrawn'; readonly left: number; readonly reason: string }
  | { readonly kind: 'photo-found-unreadable'; readonly by: number; readonly reason: string }
  | { readonly kind: 'first-entry-recorded'; readonly typed: TypedBy }
  /** First entry with errors; also after looking again. */
  | {
      readonly kind: 'first-entry-doubted';
      readonly typed: TypedBy;
      readonly errors: readonly RuleCode[];
    }
  | { readonly kind: 'errors-accepted-as-written'; readonly override: Override }
  | { readonly kind: 'not-blind-allowed'; readonly by: number; readonly reason: string }
  /** Followed by `record-accepted`. */
  | { readonly kind: 'second-entry-agreed'; readonly typed: TypedBy }
  /** `blind` is false for a reading under a head's leave, by somebody who had seen the first. */
  | { readonly kind: 'second-entry-differed'; readonly typed: TypedBy; readonly blind: boolean }
  /** Both entries agree, but an error has come up since the first (e.g. the other ballot's form was accepted meanwhile). */
  | {
      readonly kind: 'second-entry-doubted';
      readonly typed: TypedBy;
      readonly blind: boolean;
      readonly errors: readonly RuleCode[];
    }
  /** Followed by `record-accepted`. */
  | { readonly kind: 'dispute-decided'; readonly typed: TypedBy }
  /** The third person read something else than both, or the decided form has errors. */
  | { readonly kind: 'dispute-passed-to-supervisor'; readonly typed: TypedBy; readonly blind: boolean }
  /** Followed by `record-accepted`. */
  | { readonly kind: 'form-settled'; readonly typed: TypedBy; readonly reason: string }
  | { readonly kind: 'record-accepted'; readonly record: AcceptedRecord }
  | { readonly kind: 'case-opened'; readonly trigger: RuleCode; readonly summary: Bilingual }
  | { readonly kind: 'correction-proposed'; readonly proposal: Proposal }
  /** The second person read the same. Followed by `record-corrected`. */
  | { readonly kind: 'confirmation-agreed'; readonly typed: TypedBy }
  /** The second person read something else: both readings are shown to both, and the proposal still waits. */
  | { readonly kind: 'confirmation-differed'; readonly typed: TypedBy }
  | {
      readonly kind: 'record-corrected';
      readonly record: AcceptedRecord;
      readonly reason: CorrectionReason;
      readonly confirmedBy: number;
      /** Readings that differed from the proposal before this one agreed. */
      readonly differed: number;
    }
  | { readonly kind: 'correction-rejected'; readonly by: number; readonly reason: string }
  | {
      readonly kind: 'record-annulled';
      readonly version: number;
      readonly order: string;
      readonly reason: string;
      readonly by: number;
    }
  | { readonly kind: 'entries-set-aside'; readonly by: number; readonly reason: string };
