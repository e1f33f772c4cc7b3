import { at } from '../../../src/basics/assert.ts';
import type { Site } from '../site.ts';
import { link } from '../site.ts';
import { TicketEntry } from '../tickets/item.tsx';
import { itemOf } from '../tickets/items.ts';
import { ticketWordsOf } from '../tickets/words.ts';
import { Block } from './basics.tsx';

/** Answered reports about a unit, and the way to those that wait. Nothing where there is neither. */
export function UnitTickets({ site, unit }: { site: Site; unit: number }) {
  const t = ticketWordsOf(site.language);
  const tickets = site.view.ticketsOf(unit);
  const takes = site.assets.reports === true && site.view.unitStatus(unit) === 'shown';
  if (tickets.length === 0 && !takes) return null;
  const { id } = at(site.view.election.pkg.units, unit);
  return (
    <Block site={site} id="tickets" title={t.ofUnit}>
      {tickets.length > 0 && (
        <ul class="hits">
          {tickets.map((ticket) => (
            <TicketEntry key={ticket.id} site={site} item={itemOf(ticket, null)} unit={false} />
          ))}
        </ul>
      )}
      {takes && (
        <p>
          <a href={link(site, { page: 'report', id })}>{t.ofUnitLive}</a>
        </p>
      )}
    </Block>
  );
}
