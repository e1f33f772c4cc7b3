import type { Bilingual } from '../../../basics/bilingual.ts';
import { actOnTicket } from '../../../centre/tickets/act.ts';
import type { TicketAnswer } from '../../../returns/ticket-terms.ts';
import { MAX_TICKET_TEXT, TICKET_ANSWERS } from '../../../returns/ticket-terms.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { openTicketOf, TICKET_PARAMS, ticketReply } from './find.ts';

interface Body {
  readonly answer: TicketAnswer;
  readonly text: Bilingual;
  readonly case?: string;
}

export const postTicketAnswer: ApiRoute = {
  method: 'POST',
  url: '/api/tickets/:ticket/answer',
  access: 'answer-ticket',
  area: 'own',
  schema: {
    summary:
      'Answers readers in public: one of the closed list and a text. A notice that differs names the case for the authority; a wrong record is mended by a correction, which takes two persons.',
    params: TICKET_PARAMS,
    body: {
      type: 'object',
      properties: {
        answer: { type: 'string', enum: TICKET_ANSWERS },
        text: {
          type: 'object',
          properties: {
            th: { type: 'string', minLength: 1, maxLength: MAX_TICKET_TEXT },
            en: { type: 'string', maxLength: MAX_TICKET_TEXT },
          },
          required: ['th', 'en'],
          additionalProperties: false,
        },
        case: TICKET_PARAMS.properties.ticket,
      },
      required: ['answer', 'text'],
      additionalProperties: false,
    },
    response: replies({ 200: described('`stage` and `level`.') }),
  },
  async handle(call) {
    const { row } = await openTicketOf(call);
    const { answer, text, case: caseId } = call.body as Body;
    return ticketReply(
      await actOnTicket(call.deps.desk, call.person, row.ticket_id, {
        kind: 'answer',
        answer,
        text,
        caseId: caseId === undefined ? null : Number(caseId),
      }),
    );
  },
};
