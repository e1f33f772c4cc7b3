import { takeAway } from '../../../centre/release.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postTakeAway: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/claim/take-away',
  access: 'take-away-claim',
  area: 'unit',
  schema: {
    summary: 'Gives a return back to the queue that somebody else holds.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { reason: REASON },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { reason } = body as { readonly reason: string };
    if (!(await takeAway(deps.desk, person, spec, reason))) throw new ApiError('claim-unknown');
    deps.evening.board.drop();
    return { status: 204 };
  },
};
