import { assertNever } from '../basics/assert.ts';
import type { Bilingual } from '../basics/bilingual.ts';
import type { RuleCode } from '../election/model.ts';
import type { CorrectionReason } from '../returns/correction-reasons.ts';
import type { TypedEntry } from '../returns/entry.ts';
import type { AcceptedRecord, ReturnEvent } from '../returns/life-events.ts';

export type EntryKind = 'first' | 'second' | 'third' | 'supervisor' | 'correction' | 'confirmation';

/** What events ask the store to write besides the return's row. */
export interface Change {
  readonly entry: { readonly kind: EntryKind; readonly typed: TypedEntry } | null;
  readonly record: AcceptedRecord | null;
  readonly reason: CorrectionReason | null;
  /** Readings that differed before a correction was confirmed. */
  readonly differed: number;
  /** The live record stops counting without another in its place. */
  readonly annuls: boolean;
  readonly cases: readonly { readonly trigger: RuleCode; readonly summary: Bilingual }[];
}

/** Reads events once and sorts out what is to be written. */
export function changeOf(events: readonly ReturnEvent[]): Change {
  let entry: Change['entry'] = null;
  let record: AcceptedRecord | null = null;
  let reason: CorrectionReason | null = null;
  let differed = 0;
  let annuls = false;
  const cases: Change['cases'][number][] = [];
  for (const event of events) {
    switch (event.kind) {
      case 'first-entry-recorded':
      case 'first-entry-doubted':
        entry = { kind: 'first', typed: event.typed.entry };
        break;
      case 'second-entry-agreed':
      case 'second-entry-differed':
      case 'second-entry-doubted':
        entry = { kind: 'second', typed: event.typed.entry };
        break;
      case 'dispute-decided':
      case 'dispute-passed-to-supervisor':
        entry = { kind: 'third', typed: event.typed.entry };
        break;
      case 'form-settled':
        entry = { kind: 'supervisor', typed: event.typed.entry };
        break;
      case 'correction-proposed':
        entry = { kind: 'correction', typed: event.proposal.typed.entry };
        break;
      case 'confirmation-agreed':
      case 'confirmation-differed':
        entry = { kind: 'confirmation', typed: event.typed.entry };
        break;
      case 'record-accepted':
        record = event.record;
        break;
      case 'record-corrected':
        record = event.record;
        reason = event.reason;
        differed = event.differed;
        break;
      case 'record-annulled':
        annuls = true;
        break;
      case 'case-opened':
        cases.push({ trigger: event.trigger, summary: event.summary });
        break;
      case 'photo-received':
      case 'photos-withdrawn':
      case 'photo-found-unreadable':
      case 'errors-accepted-as-written':
      case 'not-blind-allowed':
      case 'correction-rejected':
      case 'entries-set-aside':
        break;
      default:
        assertNever(event);
    }
  }
  return { entry, record, reason, differed, annuls, cases };
}
