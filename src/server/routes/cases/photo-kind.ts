import { markPhoto } from '../../../centre/cases/board.ts';
import type { PhotoKind } from '../../../returns/case-terms.ts';
import { PHOTO_KINDS } from '../../../returns/case-terms.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { HASH, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postPhotoKind: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/photos/:sha256/kind',
  access: 'send-photo',
  area: 'unit',
  schema: {
    summary: 'Says what a photo of a return shows: the form, or the score board.',
    params: {
      ...UNIT_PARAMS,
      properties: { ...UNIT_PARAMS.properties, sha256: HASH },
      required: [...UNIT_PARAMS.required, 'sha256'],
    },
    body: {
      type: 'object',
      properties: { kind: { type: 'string', enum: PHOTO_KINDS } },
      required: ['kind'],
      additionalProperties: false,
    },
    response: replies({ 200: { description: 'Marked.', type: 'null' } }),
  },
  async handle({ deps, person, spec, params, body }) {
    const { kind } = body as { readonly kind: PhotoKind };
    if (!(await markPhoto(deps.desk, person, spec, params['sha256'] ?? '', kind)))
      throw new ApiError('not-found');
    return { status: 200 };
  },
};
