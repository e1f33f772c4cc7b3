import { doubtsOfReturn } from '../../../intake/reading/doubts.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const getReturnDoubts: ApiRoute = {
  method: 'GET',
  url: '/api/units/:unit/:ballot/reading',
  access: 'see-reading',
  area: 'unit',
  schema: {
    summary:
      'Where the paper of the live record seems to say something else, and what people who looked said.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('`doubts`, in the order of the form.') }),
  },
  async handle({ deps, spec }) {
    return { status: 200, body: { doubts: await doubtsOfReturn(deps.desk.db, deps.election, spec.index) } };
  },
};
