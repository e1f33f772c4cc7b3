import { CutLine } from '../parts/basics.tsx';
import type { PageContent } from '../parts/layout.tsx';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import type { LiveTickets } from './live.ts';
import { ticketWordsOf } from './words.ts';

/** The address of a number that a reader may have been given. */
const NUMBER = /^[1-9][0-9]{0,14}$/;

/** Why there is nothing to tell of a number: before the first release, in a copy, while the list cannot be read, not given yet, or let go. */
type Why = 'embargo' | 'copy' | 'away' | 'unknown' | 'gone';

/**
 * Instead of a bare "not found" for whoever kept the number of a report: what can have become of it, and what can be done now. Null
 * when the address is no number. `newest`: the highest number that the page knows of.
 */
export function noTicketPage(site: Site, id: string, newest: number): PageContent | null {
  if (!NUMBER.test(id)) return null;
  const t = ticketWordsOf(site.language);
  const why = reasonFor(site, Number(id), newest);
  const title = t.noTicket[why];
  return {
    title,
    description: title,
    missing: true,
    crumbs: [
      { text: site.w.home, href: link(site, { page: 'front' }) },
      { text: t.tickets, href: link(site, { page: 'tickets', id: '' }) },
    ],
    body: (
      <>
        <h1>{title}</h1>
        <CutLine site={site} />
        <p>
          {t.ticket(id)}: {t.noTicketText[why]}
        </p>
        {(why === 'gone' || why === 'unknown') && (
          <p>
            {t.noTicketAgain} <a href={link(site, { page: 'search' })}>{t.findUnit}</a>
          </p>
        )}
        <p>
          <a href={link(site, { page: 'tickets', id: '' })}>{t.tickets}</a>
        </p>
      </>
    ),
  };
}

function reasonFor({ view, assets }: Site, number: number, newest: number): Why {
  const live: LiveTickets | undefined = assets.tickets;
  if (view.policy.embargo) return 'embargo';
  if (live === undefined) return 'copy';
  if (!live.live) return 'away';
  return number > newest ? 'unknown' : 'gone';
}
