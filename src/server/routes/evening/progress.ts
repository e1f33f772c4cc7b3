import { progress } from '../../../centre/progress.ts';
import { ownCentres } from '../../own-centres.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getProgress: ApiRoute = {
  method: 'GET',
  url: '/api/progress',
  access: 'see-progress',
  area: 'own',
  schema: {
    summary: 'How many returns of your centres are at each stage.',
    querystring: { type: 'object', properties: { centre: { type: 'string' } } },
    response: replies({ 200: described('Counts by centre and ballot.') }),
  },
  async handle(call) {
    const centres = ownCentres(call);
    return { status: 200, body: { centres: progress(await call.deps.evening.board.fresh(), centres) } };
  },
};
