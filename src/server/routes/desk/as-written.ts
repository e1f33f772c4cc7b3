import type { RuleCode } from '../../../election/model.ts';
import { CODES } from '../../entry-schema.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';

interface Body {
  readonly claim?: string;
  readonly codes: readonly RuleCode[];
  readonly reason: string;
}

export const postAsWritten: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/as-written',
  access: 'accept-as-written',
  area: 'unit',
  schema: {
    summary: 'A supervisor lets the errors of the first entry stand because the paper says so.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { claim: CLAIM_ID, codes: CODES, reason: REASON },
      required: ['codes', 'reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('What became of the return.') }),
  },
  handle(call) {
    const { claim, codes, reason } = call.body as Body;
    return replyToAct(call, { claim: claim ?? null, command: { kind: 'accept-as-written', codes, reason } });
  },
};
