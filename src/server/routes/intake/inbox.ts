import { listInbox } from '../../../intake/inbox/list.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { scopeOf } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getInbox: ApiRoute = {
  method: 'GET',
  url: '/api/inbox',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'Photos that wait for somebody to say where they belong, oldest first.',
    querystring: {
      type: 'object',
      properties: { centre: { type: 'string', description: 'One centre of yours; missing: all of them.' } },
    },
    response: replies({ 200: described('The inbox.') }),
  },
  async handle({ deps, person, query }) {
    const { centre } = query;
    if (centre !== undefined && !servesCentre(person, centre)) throw new ApiError('not-your-area');
    const scope = centre === undefined ? scopeOf(person) : { everywhere: false, centreIds: [centre] };
    return { status: 200, body: await listInbox(deps.desk, scope) };
  },
};
