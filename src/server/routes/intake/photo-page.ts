import { findOriginal } from '../../../centre/find-photo.ts';
import { sayPage } from '../../../centre/photo-moves.ts';
import { ApiError } from '../../api-error.ts';
import { settleError } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, HASH, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postPhotoPage: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/photos/:sha256/page',
  access: 'send-photo',
  area: 'unit',
  schema: {
    summary: 'Says which page of the form a photo shows. One that was put aside is shown again.',
    params: {
      ...UNIT_PARAMS,
      properties: { ...UNIT_PARAMS.properties, sha256: HASH },
      required: [...UNIT_PARAMS.required, 'sha256'],
    },
    body: {
      type: 'object',
      properties: { page: { type: 'integer', minimum: 1, maximum: 99 } },
      required: ['page'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Pages that are still owed.') }),
  },
  async handle({ deps, person, spec, params, body }) {
    const { page } = body as { readonly page: number };
    if (page > spec.form.pages) throw new ApiError('bad-request', { place: 'body/page' });
    const original = await findOriginal(deps.desk, spec, params['sha256'] ?? '');
    if (original === null) throw new ApiError('not-found');
    const done = await sayPage(deps.desk, deps.db, person, spec, original, page);
    if (!done.ok) throw settleError(done.error);
    return { status: 200, body: done.value };
  },
};
