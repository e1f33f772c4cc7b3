import { waitingForOthers } from '../../../centre/evening/waiting-for.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getQueueWaiting: ApiRoute = {
  method: 'GET',
  url: '/api/queue/waiting',
  access: 'see-returns',
  area: 'own',
  schema: {
    summary:
      'What waits in the queue and is not given to you: why, and whether somebody who may do it is at work.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: described('`waiting`: groups by stage and reason, without names.') }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    const { board, duty } = call.deps.evening;
    const people = await duty.people();
    const waiting = waitingForOthers(await board.fresh(), people, scope, call.person);
    return { status: 200, body: { waiting } };
  },
};
