import { extendClaim } from '../../../centre/extend-claim.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postExtend: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/extend',
  access: 'take-work',
  area: 'unit',
  schema: {
    summary:
      'Prolongs a claim while its holder still types; also after its deadline, until somebody else takes the return.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { claim: CLAIM_ID },
      required: ['claim'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The new `deadline`.') }),
  },
  async handle({ deps, person, spec, body }) {
    const { claim } = body as { readonly claim: string };
    const deadline = await extendClaim(deps.desk, person, spec, claim);
    if (deadline === null) throw new ApiError('claim-unknown');
    return { status: 200, body: { deadline: new Date(deadline).toISOString() } };
  },
};
