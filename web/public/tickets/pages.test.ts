import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/ledger/facts.ts';
import { renderEventLogJson } from '../../../src/publication/v1/event-log.ts';
import { renderPage } from '../render-page.tsx';
import { linksOf } from '../testing/html.ts';
import { sampleView } from '../testing/sample-view.ts';
import type { LiveTickets } from './live.ts';

const view = sampleView({ kind: 'province', scale: 0.05, done: 0.9 }, (facts) => {
  const record = facts.find((fact) => fact.kind === 'record-accepted');
  if (record?.kind !== 'record-accepted') return [];
  const { unit, ballot } = record;
  const at = facts.at(-1)?.at ?? record.at;
  const ticket = {
    kind: 'ticket-answered' as const,
    ...{ at, unit, ballot, version: 1, openedAt: record.at, by: 'p9' },
  };
  return [
    {
      ...ticket,
      ...{ ticket: '8', figure: 3, claimed: -2, reports: 4, answer: 'agrees', text: '<b>ตรง & ถูก</b>' },
    },
    {
      ...ticket,
      ...{
        ticket: '9',
        figure: 11,
        claimed: 4321,
        reports: 1,
        answer: 'something-new',
        text: 'ก',
        textEn: 'A',
      },
    },
  ] satisfies Fact[];
});
const html = (path: string) => renderPage(view, path)?.body ?? '';

describe('a number that has no ticket', () => {
  const live = (state: Partial<LiveTickets>) => ({
    live: null,
    tickets: { tickets: [], at: 1, live: true, form: null, sent: null, ...state },
  });
  const at = (path: string, tickets?: Partial<LiveTickets>, of = view) => {
    const page = renderPage(of, path, tickets === undefined ? undefined : live(tickets));
    expect(page?.status).toBe(404);
    return page?.body ?? '';
  };

  it('is told kindly in both languages: it made room, was never given, stands elsewhere, or cannot be looked up now', () => {
    expect(at('/en/tickets/5', {})).toContain('makes room for a newer one');
    expect(at('/th/tickets/5', {})).toContain('ต้องหลีกทางให้เรื่องใหม่');
    expect(at('/en/tickets/10', {})).toContain('nobody has been given this number');
    expect(at('/en/tickets/5')).toContain('this copy has answered reports only');
    expect(at('/en/tickets/5', { live: false })).toContain('may well be waiting');
    expect(linksOf(at('/th/tickets/5', {}), '/th/tickets/5')).toContain('/en/tickets/5');
    expect(linksOf(at('/th/tickets/5', {}), '/th/tickets/5')).toContain('/th/search');
  });

  it('tells nothing before the first release, and no text that is no number gets such a page', () => {
    const early = { ...view.policy, embargo: true };
    // The view keeps its state to itself: everything but its policy is asked of the view itself.
    const before = new Proxy(view, {
      get: (target, key) => {
        const value: unknown = key === 'policy' ? early : Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    expect(at('/en/tickets/5', {}, before)).toContain('when the first results are');
    expect(at('/en/tickets/none', {})).not.toContain('makes room');
    expect(at('/en/tickets/0', {})).not.toContain('makes room');
  });
});

describe('the pages of answered tickets in a copy without a server', () => {
  it('show place, value, answer and where it stands, and nothing that is not escaped', () => {
    const page = html('/th/tickets/8');
    expect(page).toContain('&lt;b>ตรง &amp; ถูก&lt;/b>');
    expect(page).toContain('ตัวเลขที่เผยแพร่ตรงกับแบบ');
    expect(html('/en/tickets/9')).toContain('4,321');
    // A word of a later version of this program stands as it is.
    expect(html('/en/tickets/9')).toContain('something-new');
    expect(renderPage(view, '/th/tickets/10')?.status).toBe(404);
  });

  it('are reached from their unit and from every page; the copy says that it has no others and takes none', () => {
    const unit = view.ticket('8')?.unitIndex ?? -1;
    const path = `/th/u/${view.election.pkg.units[unit]?.id}`;
    expect(linksOf(html(path), path)).toContain('/th/tickets/8');
    expect(linksOf(html(path), path).some((link) => link.includes('/report/'))).toBe(false);
    expect(renderPage(view, path.replace('/u/', '/report/'))?.status).toBe(404);
    expect(linksOf(html('/th/'), '/th/')).toContain('/th/tickets');
    expect(html('/en/tickets')).toContain('answered reports only');
  });

  it('are told in the log of publication', () => {
    const log = JSON.parse(renderEventLogJson(view)) as { events: object[] };
    expect(log.events).toContainEqual(
      expect.objectContaining({ id: expect.stringMatching(/^ticket-answered:/), ticket: '9' }),
    );
  });
});
