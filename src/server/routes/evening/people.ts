import { peopleAtWork } from '../../../centre/evening/people-view.ts';
import { SCOPE_QUERY, scopeOfCall } from '../../evening-scope.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getPeopleAtWork: ApiRoute = {
  method: 'GET',
  url: '/api/evening/people',
  access: 'see-contacts',
  area: 'own',
  schema: {
    summary: 'Who is at work in your area: sessions in use, last work, what they hold.',
    querystring: { type: 'object', properties: SCOPE_QUERY },
    response: replies({ 200: described('People by name.') }),
  },
  async handle(call) {
    const scope = scopeOfCall(call);
    const { board, duty } = call.deps.evening;
    const people = await duty.people();
    return { status: 200, body: { people: peopleAtWork(await board.fresh(), people, scope) } };
  },
};
