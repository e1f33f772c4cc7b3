import { actOnCase } from '../../../centre/cases/act-on-case.ts';
import type { CaseOrder } from '../../../returns/case-life.ts';
import { CASE_BODIES, CASE_DECISIONS } from '../../../returns/case-terms.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf } from './find.ts';
import { actReply } from './reply.ts';

export const postCaseOrder: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/order',
  access: 'handle-case',
  area: 'own',
  schema: {
    summary: 'Notes what a body decided about a case, by which order of which day. Public.',
    params: CASE_PARAMS,
    body: {
      type: 'object',
      properties: {
        decision: { type: 'string', enum: CASE_DECISIONS },
        body: { type: 'string', enum: CASE_BODIES },
        number: { type: 'string', minLength: 1, maxLength: 200 },
        date: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', description: 'YYYY-MM-DD.' },
        note: { type: 'string', maxLength: 2000, description: 'Not public.' },
      },
      required: ['decision', 'body', 'number', 'date'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The stage of the case.') }),
  },
  async handle(call) {
    const { row } = await caseOf(call);
    const { note, ...order } = call.body as CaseOrder & { readonly note?: string };
    const { deps, person } = call;
    return actReply(await actOnCase(deps.desk, person, row.case_id, { kind: 'order', order }, note));
  },
};
