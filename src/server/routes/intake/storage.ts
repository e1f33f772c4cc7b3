import { scrubState } from '../../../store/scrub.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getStorage: ApiRoute = {
  method: 'GET',
  url: '/api/storage',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary:
      'How far the re-check of stored photos has come, and files that are missing or damaged, by hash.',
    response: replies({ 200: described('The re-check.') }),
  },
  async handle({ deps }) {
    return { status: 200, body: await scrubState(deps.db) };
  },
};
