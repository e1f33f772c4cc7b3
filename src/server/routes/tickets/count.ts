import { countTickets } from '../../../centre/tickets/list.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getTicketCount: ApiRoute = {
  method: 'GET',
  url: '/api/tickets-waiting',
  access: 'see-tickets',
  area: 'own',
  schema: {
    summary: 'How many reports of readers wait for an answer in your area of duty, and since when.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({
      200: described(
        '`open`, of them `province` and `national`; `oldest`: milliseconds UTC or null; everywhere `all` of `most`, `letGo` today.',
      ),
    }),
  },
  async handle(call) {
    return { status: 200, body: await countTickets(call.deps.desk, ownCentres(call)) };
  },
};
