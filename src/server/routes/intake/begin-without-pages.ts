import { beginWithoutPages } from '../../../centre/photo-moves.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postBeginWithoutPages: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/begin-without-pages',
  access: 'begin-without-pages',
  area: 'unit',
  schema: {
    summary: 'Lets entry begin though pages are missing. The reason stays with the return.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { reason: REASON },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { reason } = body as { readonly reason: string };
    const text = reason.trim();
    if (text === '') throw new ApiError('bad-request', { place: 'body/reason' });
    if (!(await beginWithoutPages(deps.desk, person, spec, text))) throw new ApiError('wrong-stage');
    return { status: 204 };
  },
};
