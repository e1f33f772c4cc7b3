import type { Bilingual } from '../../../basics/bilingual.ts';
import { actOnCase } from '../../../centre/cases/act-on-case.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf, PUBLIC_TEXT } from './find.ts';
import { actReply } from './reply.ts';

interface Body {
  readonly effect: Bilingual;
  readonly unchanged?: boolean;
  readonly note?: string;
}

export const postCaseClose: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/close',
  access: 'close-case',
  area: 'own',
  schema: {
    summary: 'Closes a case with its effect on the result. What was ordered must be on record by then.',
    params: CASE_PARAMS,
    body: {
      type: 'object',
      properties: {
        effect: PUBLIC_TEXT,
        unchanged: { type: 'boolean', description: 'The recount gave the figures that stand.' },
        note: { type: 'string', maxLength: 2000, description: 'Not public.' },
      },
      required: ['effect'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The stage of the case.') }),
  },
  async handle(call) {
    const { row } = await caseOf(call);
    const { effect, unchanged, note } = call.body as Body;
    const command = { kind: 'close', effect, unchanged: unchanged === true } as const;
    return actReply(await actOnCase(call.deps.desk, call.person, row.case_id, command, note));
  },
};
