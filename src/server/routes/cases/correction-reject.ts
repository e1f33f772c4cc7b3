import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

export const postCorrectionReject: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/correction/reject',
  access: 'confirm-correction',
  area: 'unit',
  schema: {
    summary: 'A second person rejects the proposed correction; the record stays as it is.',
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
    return replyToAct(call, { claim: null, command: { kind: 'reject-correction', reason } });
  },
};
