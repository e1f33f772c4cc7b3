import { listIncomplete } from '../../../centre/list-incomplete.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getIncomplete: ApiRoute = {
  method: 'GET',
  url: '/api/centres/:centre/incomplete',
  access: 'see-inbox',
  area: 'centre',
  schema: {
    summary: 'Returns that nobody may type yet: pages are missing, or typed entries have lost their photo.',
    params: { type: 'object', properties: { centre: { type: 'string' } }, required: ['centre'] },
    response: replies({ 200: described('The returns, oldest first.') }),
  },
  async handle({ deps, params }) {
    return { status: 200, body: { returns: await listIncomplete(deps.desk, params['centre'] ?? '') } };
  },
};
