import type { Bilingual } from '../../../basics/bilingual.ts';
import { actOnCase } from '../../../centre/cases/act-on-case.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf, PUBLIC_TEXT } from './find.ts';
import { actReply } from './reply.ts';

export const postCaseReopen: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/reopen',
  access: 'close-case',
  area: 'own',
  schema: {
    summary: 'Opens a closed case again, with a public reason.',
    params: CASE_PARAMS,
    body: {
      type: 'object',
      properties: { reason: PUBLIC_TEXT },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The stage of the case.') }),
  },
  async handle(call) {
    const { row } = await caseOf(call);
    const { reason } = call.body as { readonly reason: Bilingual };
    return actReply(await actOnCase(call.deps.desk, call.person, row.case_id, { kind: 'reopen', reason }));
  },
};
