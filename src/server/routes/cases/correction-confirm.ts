import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

export const postCorrectionConfirm: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/correction/confirm',
  access: 'confirm-correction',
  area: 'unit',
  schema: {
    summary: 'A second person confirms the proposed correction: it becomes the next version.',
    params: UNIT_PARAMS,
    body: { type: ['object', 'null'], properties: {}, additionalProperties: false },
    response: replies({ 200: described('What became of the return.') }),
  },
  handle(call) {
    return replyToAct(call, { claim: null, command: { kind: 'confirm-correction' } });
  },
};
