import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

export const postAllowNotBlind: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/not-blind',
  access: 'allow-not-blind',
  area: 'unit',
  schema: {
    summary:
      'A head lets somebody who has seen what others typed make the next reading. The reason is public with the record.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { reason: REASON },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('What became of the return.') }),
  },
  handle(call) {
    const { reason } = call.body as { readonly reason: string };
    return replyToAct(call, { claim: null, command: { kind: 'allow-not-blind', reason } });
  },
};
