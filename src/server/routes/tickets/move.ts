import { actOnTicket } from '../../../centre/tickets/act.ts';
import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies } from '../../schemas.ts';
import { openTicketOf, TICKET_PARAMS, ticketReply } from './find.ts';

const NOTE = {
  type: 'object',
  properties: { note: REASON },
  required: ['note'],
  additionalProperties: false,
} as const;

/** A command that takes nothing but a reason, which stays inside. */
function noted(kind: 'escalate' | 'reopen', summary: string): ApiRoute {
  return {
    method: 'POST',
    url: `/api/tickets/:ticket/${kind}`,
    access: 'answer-ticket',
    area: 'own',
    schema: {
      summary,
      params: TICKET_PARAMS,
      body: NOTE,
      response: replies({ 200: described('`stage` and `level`.') }),
    },
    async handle(call) {
      const { row } = await openTicketOf(call);
      const { note } = call.body as { readonly note: string };
      return ticketReply(await actOnTicket(call.deps.desk, call.person, row.ticket_id, { kind, note }));
    },
  };
}

export const postTicketEscalate: ApiRoute = noted(
  'escalate',
  'Passes a ticket on: from the centre to the province, from there to the national office.',
);

export const postTicketReopen: ApiRoute = noted(
  'reopen',
  'Opens an answered or joined ticket again. The answer before stays public until there is another one.',
);

export const postTicketMerge: ApiRoute = {
  method: 'POST',
  url: '/api/tickets/:ticket/merge',
  access: 'answer-ticket',
  area: 'own',
  schema: {
    summary: 'Joins a ticket with another one of the same unit, which has or gets the answer.',
    params: TICKET_PARAMS,
    body: {
      type: 'object',
      properties: { into: TICKET_PARAMS.properties.ticket },
      required: ['into'],
      additionalProperties: false,
    },
    response: replies({ 200: described('`stage` and `level`.') }),
  },
  async handle(call) {
    const { row } = await openTicketOf(call);
    const { into } = call.body as { readonly into: string };
    return ticketReply(
      await actOnTicket(call.deps.desk, call.person, row.ticket_id, { kind: 'merge', into: Number(into) }),
    );
  },
};
