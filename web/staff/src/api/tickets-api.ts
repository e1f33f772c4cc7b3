import type { Bilingual } from '../../../../src/basics/bilingual.ts';
import type { TicketAnswer, TicketLevel, TicketStage } from '../../../../src/returns/ticket-terms.ts';
import type { CaseSummary, ReturnPlace, Version } from './cases-api.ts';
import type { Claim } from './desk-types.ts';
import { get, post } from './http.ts';

/** A report of readers as the list has it. */
export interface ListedTicket extends ReturnPlace {
  readonly ticket: string;
  readonly constituency: string;
  readonly stage: TicketStage;
  readonly level: TicketLevel;
  readonly mergedInto: string | null;
  /** The form is being typed again: nobody who may read it is shown what readers say. */
  readonly covered: boolean;
  readonly place: Bilingual | null;
  readonly claimed: string | null;
  readonly version: number;
  readonly reports: number;
  readonly since: number;
  readonly photos: number;
  readonly comments: number;
  readonly opened: string;
  readonly last: string;
  readonly answer: {
    readonly code: TicketAnswer;
    readonly text: Bilingual;
    readonly at: string;
    readonly case: string | null;
  } | null;
}

export interface SentReport {
  readonly report: string;
  readonly at: string;
  readonly comment: string;
  readonly commentPublic: boolean;
  readonly photo: { readonly url: string; readonly sha256: string; readonly public: boolean } | null;
}

/** What a ticket has besides, when it is not covered. */
export interface OpenTicket extends ListedTicket, Pick<Claim, 'form' | 'lines'> {
  readonly figure: number;
  readonly returnStage: string;
  readonly returnVersion: number;
  readonly photosOfForm: readonly string[];
  readonly cases: readonly CaseSummary[];
  readonly others: readonly {
    readonly ticket: string;
    readonly place: Bilingual;
    readonly claimed: string;
    readonly stage: TicketStage;
  }[];
  readonly sent: readonly SentReport[];
  readonly steps: readonly {
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly body: { readonly note?: string; readonly answer?: TicketAnswer; readonly into?: number };
  }[];
  readonly versions: readonly Version[];
}

export type WholeTicket = OpenTicket | (ListedTicket & { readonly covered: true });

export function isOpenToSee(ticket: WholeTicket): ticket is OpenTicket {
  return !ticket.covered;
}

export interface TicketFilter {
  readonly centre?: string | undefined;
  readonly area?: string | undefined;
  readonly stage: TicketStage | '';
  readonly level: TicketLevel | '';
}

function queryOf(filter: TicketFilter, after?: string): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, after }))
    if (value !== undefined && value !== '') query.set(name, value);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

export interface TicketCount {
  readonly open: number;
  readonly province: number;
  readonly national: number;
  readonly oldest: number | null;
  /** Reports that wait everywhere, the most that are held, and how many made room for newer ones today. */
  readonly all: number;
  readonly most: number;
  readonly letGo: number;
}

export const ticketsApi = {
  list: (filter: TicketFilter, after?: string) =>
    get(`/api/tickets${queryOf(filter, after)}`) as Promise<{
      readonly tickets: readonly ListedTicket[];
      readonly more: boolean;
    }>,
  count: (centre: string | undefined) =>
    get(
      `/api/tickets-waiting${centre === undefined ? '' : `?centre=${encodeURIComponent(centre)}`}`,
    ) as Promise<TicketCount>,
  view: (id: string) => get(`/api/tickets/${id}`) as Promise<WholeTicket>,
  answer: (id: string, body: { answer: TicketAnswer; text: Bilingual; case?: string }) =>
    post(`/api/tickets/${id}/answer`, body),
  escalate: (id: string, note: string) => post(`/api/tickets/${id}/escalate`, { note }),
  reopen: (id: string, note: string) => post(`/api/tickets/${id}/reopen`, { note }),
  merge: (id: string, into: string) => post(`/api/tickets/${id}/merge`, { into }),
  release: (id: string, body: { report: string; comment: boolean; photo: boolean }) =>
    post(`/api/tickets/${id}/release`, body),
};
