import { at } from '../../basics/assert.ts';
import { HEAD_ROLES } from '../../election/model.ts';
import { HEAD_SIZE } from '../../returns/figures.ts';
import { figureText } from '../feed/form-csv.ts';
import type { PublicTicket, PublicView } from '../model.ts';
import { headJson } from './parts.ts';

/** `/v1/tickets.json`, made on demand: every report of readers that has an answer, the newest answer first. */
export function renderTicketsJson(view: PublicView): string {
  return `${JSON.stringify({
    ...headJson(view.head),
    tickets: view.tickets.map((ticket) => ticketJson(view, ticket)),
  })}\n`;
}

/** A ticket as programs get it. The figure is named by its role in the head or by the number of its line. */
export function ticketJson(view: PublicView, ticket: PublicTicket) {
  const { election } = view;
  const { id, answer } = ticket;
  const spec = election.returns[at(at(election.returnsOfUnit, ticket.unitIndex), ticket.ballotIndex)];
  return {
    id,
    unit: at(election.pkg.units, ticket.unitIndex).id,
    ballot: at(election.ballots, ticket.ballotIndex),
    figure: placeJson(spec === undefined ? [] : spec.lines, ticket.figure),
    claimed: claimedJson(view, ticket),
    version: ticket.version,
    reports: ticket.reports,
    openedAt: ticket.openedAt,
    answers: ticket.answers,
    answer: { ...answer },
  };
}

type Claim = Pick<PublicTicket, 'unitIndex' | 'ballotIndex' | 'figure' | 'version' | 'claimed'>;

/** What the notice is said to show; null while no figure of ours in the place is public: told alone, it would be a first result. */
export function claimedJson(view: PublicView, claim: Claim): number | string | null {
  const versions = view.unit(claim.unitIndex).versions[claim.ballotIndex] ?? [];
  const shown = versions.some(
    ({ version, annulled, figures }, i) =>
      figures[claim.figure] !== undefined &&
      (version === claim.version || (i === versions.length - 1 && annulled === null)),
  );
  if (!shown) return null;
  return claim.claimed >= 0 ? claim.claimed : figureText(claim.claimed);
}

/** Place of a figure in the head (`{"role":"used"}`) or among the scores (`{"line":7}`). */
export function placeJson(lines: readonly { readonly number: number }[], figure: number) {
  return figure < HEAD_SIZE
    ? { role: at(HEAD_ROLES, figure) }
    : { line: lines[figure - HEAD_SIZE]?.number ?? 0 };
}
