import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';
import { replyToAct } from '../../submission.ts';
import { CASE_PARAMS, caseForReturn } from './find.ts';

interface Body {
  readonly order: string;
  readonly reason: string;
  readonly case?: string;
}

export const postAnnulment: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/annulment',
  access: 'annul',
  area: 'unit',
  schema: {
    summary: 'Takes a record out of the count by order of the authority. It stays readable.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        order: { type: 'string', minLength: 1, maxLength: 200 },
        reason: REASON,
        case: { ...CASE_PARAMS.properties.case, description: 'The open case that it follows from.' },
      },
      required: ['order', 'reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('What became of the return.') }),
  },
  async handle(call) {
    const { order, reason, case: id } = call.body as Body;
    const caseId = await caseForReturn(call, id);
    return replyToAct(call, {
      claim: null,
      command: { kind: 'annul', order, reason },
      ...(caseId === null ? {} : { caseId }),
    });
  },
};
