import type { LiveTicket } from '../../../web/public/tickets/live.ts';
import { at } from '../../basics/assert.ts';
import type { PublicView } from '../../publication/model.ts';
import { claimedJson, placeJson } from '../../publication/v1/tickets.ts';
import type { LiveState } from './room.ts';

/** `/v1/tickets-open.json`: reports that wait for an answer now. It belongs to no cut; answered ones stand in `/v1/tickets.json`. */
export function openTicketsJson(view: PublicView, { tickets, at: when, live }: LiveState): string {
  const open = view.policy.embargo ? [] : tickets.filter(({ stage }) => stage === 'open');
  return `${JSON.stringify({
    election: view.head.election,
    package: view.head.package,
    at: when === null ? null : new Date(when).toISOString(),
    live,
    tickets: open.map((ticket) => ticketJson(view, ticket)),
  })}\n`;
}

function ticketJson(view: PublicView, ticket: LiveTicket) {
  const { election } = view;
  const spec = election.returns[at(at(election.returnsOfUnit, ticket.unitIndex), ticket.ballotIndex)];
  return {
    id: ticket.id,
    unit: at(election.pkg.units, ticket.unitIndex).id,
    ballot: at(election.ballots, ticket.ballotIndex),
    figure: placeJson(spec?.lines ?? [], ticket.figure),
    claimed: claimedJson(view, ticket),
    version: ticket.version,
    level: ticket.level,
    reports: ticket.reports,
    openedAt: new Date(ticket.openedAt).toISOString(),
  };
}
