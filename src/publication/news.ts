import { at } from '../basics/assert.ts';
import type { CorrectionEvent, PublicEvent, PublicTicket, PublicView } from './model.ts';

/** What readers of a place are told. `seq` is the place in the ledger of the fact that made it public. */
export type NewsItem = {
  /** Names it for ever, within the election. */
  readonly id: string;
  /** Milliseconds UTC. */
  readonly at: number;
  readonly seq: number;
  /** Index of the constituency. */
  readonly area: number;
} & (
  | { readonly kind: 'lead'; readonly contest: number; readonly before: number; readonly after: number }
  | { readonly kind: 'decided' | 'open-again'; readonly contest: number; readonly line: number }
  | { readonly kind: 'certified'; readonly contest: number; readonly order: string }
  | { readonly kind: 'corrected' | 'annulled'; readonly event: CorrectionEvent }
);

export type NewsKind = NewsItem['kind'];

/**
 * Changes of lead, seats that are decided, certifications and corrections of a cut, the newest first. Everything comes from what is
 * public: nothing before the first release, nothing newer than a pause. `from`: only of facts at this place or later.
 */
export function newsOf(view: PublicView, from = 0): readonly NewsItem[] {
  const { story, corrections, events } = view;
  const items: NewsItem[] = [];
  for (const { contest, at: ms, seq, before, after } of story.flips) {
    if (seq >= from)
      items.push({ ...base(view, 'lead', contest, ms, seq), kind: 'lead', contest, before, after });
  }
  for (const { contest, at: ms, seq, line, decided } of story.calls) {
    const kind = decided ? 'decided' : 'open-again';
    if (seq >= from) items.push({ ...base(view, kind, contest, ms, seq), kind, contest, line });
  }
  for (const event of events) {
    if (event.kind !== 'certified' || event.shownBy < from) continue;
    const { contest, order } = event;
    const ms = Date.parse(event.at);
    if (!ofOnePlace(view, contest)) continue;
    items.push({ ...base(view, 'certified', contest, ms, event.shownBy), kind: 'certified', contest, order });
  }
  for (const event of corrections) {
    if (event.shownBy >= from) items.push(correction(view, event));
  }
  return items.sort((a, b) => b.seq - a.seq || b.at - a.at || (a.id < b.id ? -1 : 1));
}

type Base = Pick<NewsItem, 'id' | 'at' | 'seq' | 'area'>;

function base(view: PublicView, kind: string, contest: number, ms: number, seq: number): Base {
  const { areaId, id } = at(view.election.pkg.contests, contest);
  const area = view.election.areaIndex.get(areaId) ?? 0;
  return { id: `${kind}:${id}:${seq}`, at: ms, seq, area };
}

/** A contest of one constituency or local body, not of the whole country. */
function ofOnePlace({ election }: PublicView, contest: number): boolean {
  const { areaId } = at(election.pkg.contests, contest);
  const area = election.areaIndex.get(areaId) ?? 0;
  return at(election.pkg.areas, area).kind !== 'nation';
}

function correction({ election }: PublicView, event: CorrectionEvent): NewsItem {
  const { constituencyId } = at(election.pkg.units, event.unitIndex);
  return {
    id: `${event.kind}:${event.seq}`,
    at: Date.parse(event.at),
    seq: event.shownBy,
    area: election.areaIndex.get(constituencyId) ?? 0,
    kind: event.kind,
    event,
  };
}

/** An entry of the log of publication: what changed its rules, lots, certifications, corrections, answers to readers, and the first release. */
export type LogEntry =
  | PublicEvent
  | CorrectionEvent
  /** The newest answer to readers who reported another figure. */
  | {
      readonly kind: 'ticket-answered';
      readonly at: string;
      readonly seq: number;
      readonly shownBy: number;
      readonly ticket: PublicTicket;
    }
  | {
      readonly kind: 'first-release';
      readonly at: string;
      /** No fact: the clock released it. */
      readonly seq: null;
      readonly shownBy: null;
    };

/** Name of an entry, for ever the same. */
export function logId(entry: LogEntry): string {
  return entry.seq === null ? entry.kind : `${entry.kind}:${entry.seq}`;
}

/** Everything that happened to publication, the newest first. */
export function eventLog(view: PublicView): readonly LogEntry[] {
  const { embargoUntil, firstRelease } = view.election.pkg.manifest.publication;
  const release = Math.max(embargoUntil, firstRelease);
  const entries: LogEntry[] = [...view.events, ...view.corrections, ...view.tickets.map(answered)];
  if (!view.policy.embargo)
    entries.push({ kind: 'first-release', at: new Date(release).toISOString(), seq: null, shownBy: null });
  return entries.sort((a, b) => order(b) - order(a) || (b.seq ?? 0) - (a.seq ?? 0));
}

function answered(ticket: PublicTicket): LogEntry {
  const { at: when, seq } = ticket.answer;
  return { kind: 'ticket-answered', at: when, seq, shownBy: seq, ticket };
}

/** By time; what waited for the end of a pause keeps its own time and stands where it happened. */
function order(entry: LogEntry): number {
  return Date.parse(entry.at);
}
