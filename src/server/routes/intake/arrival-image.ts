import { readCopy } from '../../../centre/keep-photo.ts';
import { thumbnail } from '../../../intake/pictures.ts';
import { ApiError } from '../../api-error.ts';
import { arrivalOfCall, RECEIPT_PARAMS } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

const CACHED = { 'cache-control': 'private, max-age=86400, immutable' };
const IMAGE = { description: 'The image.', type: 'string', format: 'binary' };

export const getArrivalImage: ApiRoute = {
  method: 'GET',
  url: '/api/inbox/:receipt/image',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'The photo of an arrival, without metadata.',
    params: RECEIPT_PARAMS,
    response: replies({ 200: IMAGE }),
  },
  async handle({ deps, person, params }) {
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const bytes = await readCopy(deps.desk, row.photo);
    if (bytes === null) throw new ApiError('not-found');
    return { status: 200, body: bytes, headers: { ...CACHED, 'content-type': row.media_type } };
  },
};

export const getArrivalThumb: ApiRoute = {
  method: 'GET',
  url: '/api/inbox/:receipt/thumb',
  access: 'see-inbox',
  area: 'own',
  schema: {
    summary: 'A small picture of an arrival; the photo itself where none was made.',
    params: RECEIPT_PARAMS,
    response: replies({ 200: IMAGE }),
  },
  async handle({ deps, person, params }) {
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const small = await thumbnail(deps.pictures, row.original);
    const bytes = small ?? (await readCopy(deps.desk, row.photo));
    if (bytes === null) throw new ApiError('not-found');
    const type = small === null ? row.media_type : 'image/webp';
    return { status: 200, body: bytes, headers: { ...CACHED, 'content-type': type } };
  },
};
