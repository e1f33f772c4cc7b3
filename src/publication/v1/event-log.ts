import { assertNever, at } from '../../basics/assert.ts';
import type { PublicView } from '../model.ts';
import type { LogEntry } from '../news.ts';
import { eventLog, logId } from '../news.ts';
import { headJson } from './parts.ts';

/** `/v1/event-log.json`, made on demand: everything that happened to publication, the newest first. */
export function renderEventLogJson(view: PublicView): string {
  return `${JSON.stringify({
    ...headJson(view.head),
    events: eventLog(view).map((entry) => ({
      id: logId(entry),
      event: entry.kind,
      at: entry.at,
      seq: entry.seq,
      shownBySeq: entry.shownBy,
      ...details(view, entry),
    })),
  })}\n`;
}

function details({ election }: PublicView, entry: LogEntry): object {
  switch (entry.kind) {
    case 'first-release':
      return {};
    case 'paused':
    case 'resumed':
      return { reason: entry.reason };
    case 'cap-changed':
      return { before: entry.before, now: entry.now, reason: entry.reason };
    case 'cap-ended':
      return { before: entry.before, now: 100 };
    case 'draw-held':
      return { contest: at(election.pkg.contests, entry.contest).id, order: entry.order };
    case 'certified':
      return { contest: at(election.pkg.contests, entry.contest).id, order: entry.order };
    case 'corrected':
    case 'annulled':
      return {
        unit: at(election.pkg.units, entry.unitIndex).id,
        ballot: at(election.ballots, entry.ballotIndex),
        version: entry.version,
        reason: entry.reason,
      };
    case 'ticket-answered': {
      const { id, unitIndex, ballotIndex, answer } = entry.ticket;
      return {
        ticket: id,
        unit: at(election.pkg.units, unitIndex).id,
        ballot: at(election.ballots, ballotIndex),
        answer: answer.code,
      };
    }
    default:
      return assertNever(entry);
  }
}
