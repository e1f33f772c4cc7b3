import { openDoubts } from '../../../intake/reading/doubts.ts';
import { scopeOf } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getDoubts: ApiRoute = {
  method: 'GET',
  url: '/api/reading/doubts',
  access: 'see-reading',
  area: 'own',
  schema: {
    summary: 'Places of accepted forms where the paper seems to say something else, the surest first.',
    response: replies({ 200: described('`doubts`: at most 500 that nobody has looked at.') }),
  },
  async handle({ deps, person }) {
    const doubts = await openDoubts(deps.desk.db, deps.election, scopeOf(person));
    return { status: 200, body: { doubts } };
  },
};
