import { isCovered } from '../../../centre/tickets/rows.ts';
import { photoOfReport, viewTicket } from '../../../centre/tickets/view.ts';
import { ApiError } from '../../api-error.ts';
import { formView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { openTicketOf, TICKET_PARAMS, ticketOf } from './find.ts';

export const getTicket: ApiRoute = {
  method: 'GET',
  url: '/api/tickets/:ticket',
  access: 'see-tickets',
  area: 'own',
  schema: {
    summary:
      'A ticket: what readers sent, our photos, the versions of the record, its cases, what was done. `covered` while a head may be asked to read the form again: then without figures.',
    params: TICKET_PARAMS,
    response: replies({ 200: described('The ticket.') }),
  },
  async handle(call) {
    const found = await ticketOf(call);
    const { desk } = call.deps;
    const view = await viewTicket(desk, found, call.person.role);
    const form = isCovered(found.row, call.person.role) ? {} : formView(desk, found.spec);
    return { status: 200, body: { ...form, ...view } };
  },
};

export const getTicketPhoto: ApiRoute = {
  method: 'GET',
  url: '/api/tickets/:ticket/photos/:report',
  access: 'see-tickets',
  area: 'own',
  schema: {
    summary: 'The photo that a reader sent: a copy without time, place and device.',
    params: {
      type: 'object',
      properties: { ...TICKET_PARAMS.properties, report: TICKET_PARAMS.properties.ticket },
      required: ['ticket', 'report'],
    },
    response: replies({ 200: { description: 'The image.', type: 'string' } }),
  },
  async handle(call) {
    const found = await openTicketOf(call);
    const photo = await photoOfReport(call.deps.desk, found.row.ticket_id, Number(call.params['report']));
    if (photo === null) throw new ApiError('not-found');
    return {
      status: 200,
      body: photo.bytes,
      headers: { 'content-type': photo.mediaType, 'content-disposition': 'inline' },
    };
  },
};
