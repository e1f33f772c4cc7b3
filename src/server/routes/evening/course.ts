import { courseOf } from '../../../centre/evening/course.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getCourse: ApiRoute = {
  method: 'GET',
  url: '/api/evening/course',
  access: 'see-progress',
  area: 'own',
  schema: {
    summary: 'How many returns took each step in every five minutes until now: numbers only.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: described('Counts by five minutes, the oldest first.') }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    return { status: 200, body: courseOf(await call.deps.evening.board.fresh(), scope.units) };
  },
};
