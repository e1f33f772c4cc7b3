import { agreements } from '../../../intake/reading/agreement.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getAgreement: ApiRoute = {
  method: 'GET',
  url: '/api/reading/agreement',
  access: 'see-reading',
  area: 'own',
  schema: {
    summary: 'How often the reader agreed with what people typed, for each set of weights. Counts only.',
    response: replies({ 200: described('`models`, the newest first; empty while nothing was read.') }),
  },
  async handle({ deps }) {
    return { status: 200, body: { models: await agreements(deps.desk.db) } };
  },
};
