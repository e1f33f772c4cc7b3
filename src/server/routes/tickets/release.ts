import { releaseReport } from '../../../centre/tickets/release.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { openTicketOf, TICKET_PARAMS } from './find.ts';

interface Body {
  readonly report: string;
  readonly comment: boolean;
  readonly photo: boolean;
}

export const postTicketRelease: ApiRoute = {
  method: 'POST',
  url: '/api/tickets/:ticket/release',
  access: 'answer-ticket',
  area: 'own',
  schema: {
    summary: 'Shows comment and photo of one report to the public, or takes them back.',
    params: TICKET_PARAMS,
    body: {
      type: 'object',
      properties: {
        report: TICKET_PARAMS.properties.ticket,
        comment: { type: 'boolean' },
        photo: { type: 'boolean' },
      },
      required: ['report', 'comment', 'photo'],
      additionalProperties: false,
    },
    response: replies({ 200: { description: 'Done.', type: 'null' } }),
  },
  async handle(call) {
    const found = await openTicketOf(call);
    const { report, comment, photo } = call.body as Body;
    const there = await releaseReport(call.deps.desk, call.person, found, {
      report: Number(report),
      comment,
      photo,
    });
    if (!there) throw new ApiError('not-found', { place: 'report' });
    return { status: 200 };
  },
};
