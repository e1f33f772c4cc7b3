import type { PaperVerdict } from '../../../intake/reading/doubts.ts';
import { PAPER_VERDICTS, settleDoubt } from '../../../intake/reading/doubts.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';

export const postDoubtVerdict: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/reading/:doubt',
  access: 'settle-reading',
  area: 'unit',
  schema: {
    summary: 'What somebody saw on the photo. It changes no figure: a wrong record is corrected as always.',
    params: {
      type: 'object',
      properties: {
        ...UNIT_PARAMS.properties,
        doubt: { type: 'string', pattern: '^[1-9][0-9]{0,14}$', description: 'Number of the doubt.' },
      },
      required: [...UNIT_PARAMS.required, 'doubt'],
    },
    body: {
      type: 'object',
      properties: { verdict: { type: 'string', enum: PAPER_VERDICTS } },
      required: ['verdict'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Noted.', type: 'null' } }),
  },
  async handle({ deps, person, spec, params, body }) {
    const { verdict } = body as { readonly verdict: PaperVerdict };
    const settled = await settleDoubt(deps.desk.db, person, spec.index, Number(params['doubt']), verdict);
    if (!settled) throw new ApiError('not-found');
    return { status: 204 };
  },
};
