import { historyOf } from '../../../intake/inbox/history.ts';
import { arrivalView } from '../../../intake/inbox/list.ts';
import { arrivalOfCall, RECEIPT_PARAMS } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getArrival: ApiRoute = {
  method: 'GET',
  url: '/api/inbox/:receipt',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'What came in under a receipt number, what became of it, and the whole history of the image.',
    params: RECEIPT_PARAMS,
    response: replies({ 200: described('The arrival.') }),
  },
  async handle({ deps, person, params }) {
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const history = await historyOf(deps.desk, row.original);
    return { status: 200, body: { arrival: arrivalView(deps.election, row), history } };
  },
};
