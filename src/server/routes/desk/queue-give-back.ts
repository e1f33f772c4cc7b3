import { giveBack } from '../../../centre/batch/give-back.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, described, replies } from '../../schemas.ts';

export const postQueueGiveBack: ApiRoute = {
  method: 'POST',
  url: '/api/queue/give-back',
  access: 'release',
  area: 'own',
  schema: {
    summary: 'Gives back returns that you hold under these claims; others are passed over.',
    body: {
      type: 'object',
      properties: { claims: { type: 'array', items: CLAIM_ID, maxItems: 100 } },
      required: ['claims'],
      additionalProperties: false,
    },
    response: replies({ 200: described('`given`: how many.') }),
  },
  async handle({ deps, person, body }) {
    const { claims } = body as { readonly claims: readonly string[] };
    return { status: 200, body: { given: await giveBack(deps.desk, person, claims) } };
  },
};
