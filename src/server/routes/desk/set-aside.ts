import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

export const postSetAside: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/set-aside',
  access: 'set-aside',
  area: 'unit',
  schema: {
    summary: 'A supervisor puts the entries of this round aside; typing starts again.',
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
    return replyToAct(call, { claim: null, command: { kind: 'set-aside', reason } });
  },
};
