import { assertNever } from '../basics/assert.ts';
import type { ReturnSpec } from '../election/lookup.ts';
import { encodeFact } from '../ledger/encoding.ts';
import type { AsWritten, Fact } from '../ledger/facts.ts';
import type { AcceptedRecord, ReturnEvent } from '../returns/life-events.ts';
import type { Override } from '../returns/life-state.ts';
import type { PublicIds } from './public-ids.ts';

/** A fact on its way to the ledger: its kind, and its canonical text. */
export interface InboxFact {
  readonly kind: string;
  readonly body: string;
}

export function inboxFact(fact: Fact): InboxFact {
  return { kind: fact.kind, body: encodeFact(fact) };
}

export interface FactSource {
  readonly spec: ReturnSpec;
  readonly at: string;
  /** Public copies of the return's photos. */
  readonly photos: readonly string[];
  readonly publicIds: PublicIds;
  /** Keys of the cases that the events open, in their order. */
  readonly caseIds: readonly string[];
}

/** People whom the facts of these events will name. */
export function peopleOf(events: readonly ReturnEvent[]): Set<number> {
  const people = new Set<number>();
  for (const event of events) {
    if (event.kind === 'record-accepted' || event.kind === 'record-corrected') {
      for (const by of event.record.enteredBy) people.add(by);
      people.add(event.record.acceptedBy);
      if (event.record.asWritten !== null) people.add(event.record.asWritten.by);
      if (event.record.notBlind !== null) people.add(event.record.notBlind.by);
      if (event.kind === 'record-corrected') people.add(event.confirmedBy);
    } else if (event.kind === 'record-annulled') {
      people.add(event.by);
    }
  }
  return people;
}

/** What of these events goes into the ledger. The fact of a photo is made where the photo comes in. */
export function factsOf(events: readonly ReturnEvent[], source: FactSource): InboxFact[] {
  const { spec, at, publicIds } = source;
  const unit = spec.unit.id;
  const ballot = spec.contest.ballot;
  const facts: InboxFact[] = [];
  let cases = 0;
  for (const event of events) {
    switch (event.kind) {
      case 'record-accepted':
        facts.push(inboxFact({ kind: 'record-accepted', ...bodyOf(event.record, source) }));
        break;
      case 'record-corrected':
        facts.push(
          inboxFact({
            kind: 'record-corrected',
            ...bodyOf(event.record, source),
            reason: event.reason,
            confirmedBy: publicIds.of(event.confirmedBy),
            ...(event.differed === 0 ? {} : { differed: event.differed }),
          }),
        );
        break;
      case 'record-annulled': {
        const { version, order, reason } = event;
        const by = publicIds.of(event.by);
        facts.push(inboxFact({ kind: 'record-annulled', at, unit, ballot, version, order, reason, by }));
        break;
      }
      case 'case-opened': {
        const caseId = source.caseIds[cases++];
        if (caseId === undefined) throw new Error('a case without its key');
        const { trigger, summary } = event;
        facts.push(
          inboxFact({
            kind: 'case-opened',
            at,
            case: caseId,
            unit,
            ballot,
            trigger,
            summary: summary.th,
            summaryEn: summary.en,
          }),
        );
        break;
      }
      case 'photo-received':
      case 'photos-withdrawn':
      case 'photo-found-unreadable':
      case 'first-entry-recorded':
      case 'first-entry-doubted':
      case 'errors-accepted-as-written':
      case 'not-blind-allowed':
      case 'second-entry-agreed':
      case 'second-entry-differed':
      case 'second-entry-doubted':
      case 'dispute-decided':
      case 'dispute-passed-to-supervisor':
      case 'form-settled':
      case 'correction-proposed':
      case 'correction-rejected':
      case 'confirmation-agreed':
      case 'confirmation-differed':
      case 'entries-set-aside':
        break;
      default:
        assertNever(event);
    }
  }
  return facts;
}

function bodyOf(record: AcceptedRecord, { spec, at, photos, publicIds }: FactSource) {
  return {
    at,
    unit: spec.unit.id,
    ballot: spec.contest.ballot,
    version: record.version,
    figures: record.figures,
    photos,
    enteredBy: record.enteredBy.map((by) => publicIds.of(by)),
    acceptedBy: publicIds.of(record.acceptedBy),
    findings: record.findings.map(({ code, answer }) => ({ code, answer })),
    asWritten: asWrittenOf(record.asWritten, publicIds),
    remarks: record.remarks,
    ...(record.notBlind === null
      ? {}
      : { notBlind: { reason: record.notBlind.reason, by: publicIds.of(record.notBlind.by) } }),
  };
}

function asWrittenOf(override: Override | null, publicIds: PublicIds): AsWritten | null {
  return override === null
    ? null
    : { codes: override.codes, reason: override.reason, by: publicIds.of(override.by) };
}
