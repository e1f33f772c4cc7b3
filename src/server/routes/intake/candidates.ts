import { candidatesFor } from '../../../intake/inbox/candidates.ts';
import { arrivalOfCall, RECEIPT_PARAMS, scopeOf } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getCandidates: ApiRoute = {
  method: 'GET',
  url: '/api/inbox/:receipt/candidates',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'Units that the photo may be of, likeliest first, with the pages that they still owe.',
    params: RECEIPT_PARAMS,
    querystring: {
      type: 'object',
      properties: { q: { type: 'string', maxLength: 100, description: 'Number, name or id of a unit.' } },
    },
    response: replies({ 200: described('The units.') }),
  },
  async handle({ deps, person, params, query }) {
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const units = await candidatesFor(deps.desk, row, scopeOf(person), query['q'] ?? '');
    return { status: 200, body: { units } };
  },
};
