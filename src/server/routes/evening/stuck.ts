import { stuckReturns } from '../../../centre/evening/stuck.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const MINUTES = 30;

export const getStuck: ApiRoute = {
  method: 'GET',
  url: '/api/evening/stuck',
  access: 'see-contacts',
  area: 'own',
  schema: {
    summary: 'Returns that do not move on by themselves: why, and who can act.',
    querystring: {
      type: 'object',
      properties: { ...SCOPE_QUERY, minutes: { type: 'string', pattern: '^[1-9][0-9]{0,3}$' } },
    },
    response: replies({ 200: described('The returns, the longest first; `more` when the list was cut.') }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    const { board, duty } = call.deps.evening;
    const people = await duty.people();
    const minutes = Number(call.query['minutes'] ?? MINUTES);
    return { status: 200, body: stuckReturns(await board.fresh(), people, scope, minutes) };
  },
};
