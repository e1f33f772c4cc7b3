import { assertNever, at } from '../../../src/basics/assert.ts';
import type { LogEntry } from '../../../src/publication/news.ts';
import { isTicketAnswer, TICKET_ANSWER_LABELS } from '../../../src/returns/ticket-terms.ts';
import { groupDigits } from '../../shared/numbers.ts';
import { alertWordsOf } from '../alert-words.ts';
import type { Site } from '../site.ts';
import { areaAt, fullAreaName, link, nameIn, unitTitle } from '../site.ts';
import { unitText } from '../tickets/item.tsx';
import { ticketWordsOf } from '../tickets/words.ts';
import type { NewsText } from './news-text.ts';

/** An entry of the log of publication in the page's language. */
export function logText(site: Site, entry: LogEntry): NewsText {
  const w = alertWordsOf(site.language);
  const status = link(site, { page: 'status' });
  switch (entry.kind) {
    case 'first-release':
      return { title: w.event[entry.kind], text: '', href: status };
    case 'paused':
    case 'resumed':
      return { title: w.event[entry.kind], text: w.reason(nameIn(site, entry.reason)), href: status };
    case 'cap-changed': {
      const title = w.event[entry.now === 100 ? 'cap-lifted' : 'cap-changed'];
      const text = `${w.capFrom(groupDigits(entry.before), groupDigits(entry.now))}. ${w.reason(nameIn(site, entry.reason))}`;
      return { title, text, href: status };
    }
    case 'cap-ended':
      return {
        title: w.event[entry.kind],
        text: w.capFrom(groupDigits(entry.before), '100'),
        href: status,
      };
    case 'draw-held':
      return ofContest(site, entry.contest, w.event[entry.kind], w.drawOrder(entry.order.join(', ')));
    case 'certified':
      return ofContest(site, entry.contest, w.event[entry.kind], w.byOrder(entry.order));
    case 'corrected':
    case 'annulled': {
      const unit = at(site.view.election.pkg.units, entry.unitIndex);
      const area = site.view.election.areaIndex.get(unit.constituencyId) ?? 0;
      return {
        title: `${w.event[entry.kind]}: ${fullAreaName(site, area)} ${unitTitle(site, unit)}`,
        text: w.reason(entry.reason),
        href: link(site, { page: 'unit', id: unit.id }),
      };
    }
    case 'ticket-answered': {
      const { id, unitIndex, answer } = entry.ticket;
      return {
        title: `${ticketWordsOf(site.language).ticket(id)}: ${unitText(site, unitIndex)}`,
        text: isTicketAnswer(answer.code) ? nameIn(site, TICKET_ANSWER_LABELS[answer.code]) : answer.code,
        href: link(site, { page: 'tickets', id }),
      };
    }
    default:
      return assertNever(entry);
  }
}

function ofContest(site: Site, contest: number, what: string, text: string): NewsText {
  const { areaId, ballot } = at(site.view.election.pkg.contests, contest);
  const area = site.view.election.areaIndex.get(areaId) ?? 0;
  const { kind, id } = areaAt(site, area);
  const ballotKind = site.index.kinds[site.view.election.ballots.indexOf(ballot)] ?? 'constituency';
  const place = kind === 'nation' ? alertWordsOf(site.language).whole : fullAreaName(site, area);
  const href =
    kind === 'nation'
      ? link(site, { page: 'front' })
      : link(site, { page: kind === 'constituency' ? 'constituency' : 'area', id });
  return { title: `${what}: ${place} · ${site.w.contest[ballotKind]}`, text, href };
}
