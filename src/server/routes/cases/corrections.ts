import { waitingCorrections } from '../../../centre/cases/waiting-corrections.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getCorrections: ApiRoute = {
  method: 'GET',
  url: '/api/corrections',
  access: 'see-cases',
  area: 'own',
  schema: {
    summary: 'Corrections that wait for a second person, oldest first, without figures.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({ 200: described('The proposals.') }),
  },
  async handle(call) {
    return { status: 200, body: { corrections: await waitingCorrections(call.deps.desk, ownCentres(call)) } };
  },
};
