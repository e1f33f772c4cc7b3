import { at } from '../../../basics/assert.ts';
import { closeCase, findCase } from '../../../centre/close-case.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';

interface Body {
  readonly order: string;
  readonly effect: string;
}

export const postCaseClose: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/close',
  access: 'close-case',
  area: 'own',
  schema: {
    summary: 'Closes a case with the order that ended it and its effect on the result.',
    params: {
      type: 'object',
      properties: { case: { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } },
      required: ['case'],
    },
    body: {
      type: 'object',
      properties: { order: { type: 'string', minLength: 1, maxLength: 200 }, effect: REASON },
      required: ['order', 'effect'],
      additionalProperties: false,
    },
    response: replies({ 200: { description: 'Closed.', type: 'null' } }),
  },
  async handle({ deps, person, params, body }) {
    const { order, effect } = body as Body;
    const open = await findCase(deps.desk, Number(params['case']));
    if (open === null) throw new ApiError('not-found');
    const { unit } = at(deps.election.returns, open.returnId);
    if (!servesCentre(person, unit.centreId)) throw new ApiError('not-your-area');
    if (open.closed || !(await closeCase(deps.desk, person, open, order, effect)))
      throw new ApiError('wrong-stage');
    return { status: 200 };
  },
};
