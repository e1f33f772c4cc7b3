import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

interface Body {
  readonly claim?: string;
  readonly reason: string;
}

export const postUnreadable: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/unreadable',
  access: 'mark-unreadable',
  area: 'unit',
  schema: {
    summary: 'No page can be read: asks for a new photo.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { claim: CLAIM_ID, reason: REASON },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('What became of the return.') }),
  },
  handle(call) {
    const { claim, reason } = call.body as Body;
    return replyToAct(call, { claim: claim ?? null, command: { kind: 'mark-unreadable', reason } });
  },
};
