import { noteOnCase } from '../../../centre/cases/note.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';
import { CASE_PARAMS, caseOf } from './find.ts';

export const postCaseNote: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/notes',
  access: 'handle-case',
  area: 'own',
  schema: {
    summary: 'Adds a note for those who handle the case; never public. The same note again changes nothing.',
    params: CASE_PARAMS,
    body: {
      type: 'object',
      properties: { text: REASON },
      required: ['text'],
      additionalProperties: false,
    },
    response: replies({ 200: { description: 'Noted.', type: 'null' } }),
  },
  async handle(call) {
    const found = await caseOf(call);
    await noteOnCase(call.deps.desk, call.person, found, (call.body as { readonly text: string }).text);
    return { status: 200 };
  },
};
