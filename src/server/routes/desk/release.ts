import { release } from '../../../centre/release.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postRelease: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/release',
  access: 'release',
  area: 'unit',
  schema: {
    summary: 'Gives a claimed return back to the queue.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { claim: CLAIM_ID },
      required: ['claim'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { claim } = body as { readonly claim: string };
    if (!(await release(deps.desk, person, spec, claim))) throw new ApiError('claim-unknown');
    return { status: 204 };
  },
};
