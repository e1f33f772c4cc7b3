import { at } from '../../../src/basics/assert.ts';
import type { ReturnSpec } from '../../../src/election/lookup.ts';
import type { PublicTicket, PublicView } from '../../../src/publication/model.ts';
import type { Figure } from '../../../src/returns/figures.ts';
import { HEAD_SIZE, headPosition, NOT_ON_FORM } from '../../../src/returns/figures.ts';
import type { Site } from '../site.ts';
import { nameIn } from '../site.ts';
import type { LiveTicket, LiveTickets } from './live.ts';

/** `coming`: answered, and the answer is not in a cut yet. `reopened`: there is an answer, and another one is awaited. */
export type TicketPhase = 'open' | 'reopened' | 'coming' | 'answered' | 'merged';

/** A ticket as a page shows it: what the cut says, and what the server knows beside it. */
export interface TicketItem {
  readonly id: string;
  readonly unitIndex: number;
  readonly ballotIndex: number;
  readonly version: number;
  readonly figure: number;
  readonly claimed: Figure;
  readonly reports: number;
  readonly openedAt: number;
  readonly phase: TicketPhase;
  readonly answer: PublicTicket['answer'] | null;
  readonly live: LiveTicket | null;
}

/** Every ticket that the page may show, the newest first. */
export function ticketItems(view: PublicView, live: LiveTickets | undefined): readonly TicketItem[] {
  if (view.policy.embargo) return [];
  const now = new Map((live?.tickets ?? []).map((ticket) => [ticket.id, ticket]));
  const answered = view.tickets.map((ticket) => itemOf(ticket, now.get(ticket.id) ?? null));
  const known = new Set(answered.map(({ id }) => id));
  const others = [...now.values()].filter(({ id }) => !known.has(id)).map(openItem);
  return [...answered, ...others].sort((a, b) => Number(b.id) - Number(a.id));
}

export function itemOf(ticket: PublicTicket, live: LiveTicket | null): TicketItem {
  const { id, unitIndex, ballotIndex, version, figure, claimed, answer } = ticket;
  return {
    ...{ id, unitIndex, ballotIndex, version, figure, claimed, answer, live },
    reports: Math.max(ticket.reports, live?.reports ?? 0),
    openedAt: Date.parse(ticket.openedAt),
    phase: phaseOf(ticket, live),
  };
}

/** What was read before the newest answer came says nothing of what came after it. */
function phaseOf({ answer }: PublicTicket, live: LiveTicket | null): TicketPhase {
  if (live === null || live.answeredAt === null || live.answeredAt < Date.parse(answer.at)) return 'answered';
  return live.stage === 'open' ? 'reopened' : live.stage === 'merged' ? 'merged' : 'answered';
}

function openItem(live: LiveTicket): TicketItem {
  const { id, unitIndex, ballotIndex, version, figure, claimed, reports, openedAt, stage } = live;
  return {
    ...{ id, unitIndex, ballotIndex, version, figure, claimed, reports, openedAt, live },
    phase: stage === 'answered' ? 'coming' : stage,
    answer: null,
  };
}

/** The return that a ticket is about. */
export function specOf({ election }: PublicView, { unitIndex, ballotIndex }: TicketItem): ReturnSpec {
  return at(election.returns, at(at(election.returnsOfUnit, unitIndex), ballotIndex));
}

/** What is published in the place now: the newest version of it that the public has; null when there is none. */
export function figureNow(
  view: PublicView,
  { unitIndex, ballotIndex, figure }: TicketItem,
): { readonly version: number; readonly figure: Figure } | null {
  const last = view.unit(unitIndex).versions[ballotIndex]?.at(-1);
  const value = last?.figures[figure];
  return last === undefined || value === undefined || last.annulled !== null
    ? null
    : { version: last.version, figure: value };
}

/** What was published in the place at some version; null when the public has none of it. */
export function figureThen(
  view: PublicView,
  { unitIndex, ballotIndex, figure, version }: TicketItem,
): Figure | null {
  const then = view.unit(unitIndex).versions[ballotIndex]?.find((one) => one.version === version);
  return then?.figures[figure] ?? null;
}

/** A place of a form in words: `บัตรเสีย` or `หมายเลข 7 …`. */
export function placeText(site: Site, spec: ReturnSpec, figure: number): string {
  if (figure >= HEAD_SIZE) {
    const line = spec.lines[figure - HEAD_SIZE];
    if (line === undefined) return '';
    const party = site.view.election.pkg.parties[line.partyIndex];
    const name = line.candidate === null && party !== undefined ? party.name : line.name;
    return `${line.number} ${nameIn(site, name)}`;
  }
  const field = spec.form.fields.find(({ role }) => headPosition(role) === figure);
  return field === undefined ? '' : nameIn(site, field.label);
}

/** Places of a form that hold a figure: what a reader may choose of, in the order of the paper. */
export function placesOf(spec: ReturnSpec, figures: readonly Figure[]): readonly number[] {
  const head = spec.form.fields.map(({ role }) => headPosition(role));
  const lines = spec.lines.map((_, i) => HEAD_SIZE + i);
  const last = head.filter((p) => spec.form.fields.some((f) => headPosition(f.role) === p && isLast(f.role)));
  return [...head.filter((p) => !last.includes(p)), ...lines, ...last].filter(
    (place) => figures[place] !== undefined && figures[place] !== NOT_ON_FORM,
  );
}

function isLast(role: string): boolean {
  return role === 'total' || role === 'signatures';
}

/** Middle time from the first report to the answer, milliseconds; null without answers. */
export function medianWait(tickets: readonly PublicTicket[]): number | null {
  const waits = tickets.map(({ openedAt, answer }) => Date.parse(answer.at) - Date.parse(openedAt));
  waits.sort((a, b) => a - b);
  return waits[Math.floor((waits.length - 1) / 2)] ?? null;
}
