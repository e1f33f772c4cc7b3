import { isStage, listReturns } from '../../../centre/list-returns.ts';
import { STAGES } from '../../../returns/life-state.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getReturns: ApiRoute = {
  method: 'GET',
  url: '/api/centres/:centre/returns',
  access: 'see-returns',
  area: 'centre',
  schema: {
    summary: 'All returns of a centre with their stages.',
    params: { type: 'object', properties: { centre: { type: 'string' } }, required: ['centre'] },
    querystring: { type: 'object', properties: { stage: { type: 'string', enum: STAGES } } },
    response: replies({ 200: described('The returns.') }),
  },
  async handle({ deps, params, query }) {
    const wished = query['stage'];
    const stage = wished !== undefined && isStage(wished) ? wished : null;
    return { status: 200, body: { returns: await listReturns(deps.desk, params['centre'] ?? '', stage) } };
  },
};
