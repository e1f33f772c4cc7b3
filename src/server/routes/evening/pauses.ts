import { listPauses } from '../../../centre/evening/pauses.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getPauses: ApiRoute = {
  method: 'GET',
  url: '/api/evening/pauses',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Pauses of entry that touch your area, with those that are over.',
    response: replies({ 200: described('The pauses, newest first.') }),
  },
  async handle({ deps, person }) {
    return { status: 200, body: { pauses: await listPauses(deps.db, deps.election, person) } };
  },
};
