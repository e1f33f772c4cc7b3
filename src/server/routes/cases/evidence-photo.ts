import { addEvidencePhoto } from '../../../centre/cases/evidence.ts';
import { imageMessage, MAX_BYTES } from '../../../images/image-error.ts';
import { isDay } from '../../../returns/case-life.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { tooMany } from '../../too-many.ts';
import { CASE_PARAMS, caseOf } from './find.ts';

export const postEvidencePhoto: ApiRoute = {
  method: 'POST',
  url: '/api/cases/:case/photos',
  access: 'handle-case',
  area: 'own',
  takes: 'bytes',
  bodyLimit: MAX_BYTES + 1,
  schema: {
    summary:
      'Adds a photo to a case as evidence. The body is the image file; the same file again changes nothing.',
    params: CASE_PARAMS,
    querystring: {
      type: 'object',
      properties: {
        source: { type: 'string', minLength: 1, maxLength: 200, description: 'Who or what it comes from.' },
        madeOn: { type: 'string', description: 'Day that it is from, YYYY-MM-DD.' },
      },
      required: ['source'],
    },
    consumes: ['image/jpeg', 'image/png', 'image/webp'],
    response: replies({ 201: described('Added.'), 200: described('It was there before.') }),
  },
  async handle(call) {
    const found = await caseOf(call);
    if (found.row.stage === 'closed') throw new ApiError('wrong-stage');
    const { query, deps, person, body } = call;
    const from = { source: query['source'] ?? '', madeOn: query['madeOn'] ?? null };
    if (from.source.trim() === '') throw new ApiError('bad-request', { place: 'source' });
    if (from.madeOn !== null && !isDay(from.madeOn)) throw new ApiError('bad-request', { place: 'madeOn' });
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const done = await addEvidencePhoto(deps.desk, person, found, bytes, from);
    if (!done.ok) {
      const { error } = done;
      if (error.code === 'bad-photo') {
        throw new ApiError(error.image === 'too-large' ? 'too-large' : 'bad-photo', {
          reason: error.image,
          message: imageMessage(error.image),
        });
      }
      if (error.code === 'too-many') throw tooMany('evidence', error.most);
      if (error.error.code === 'disk-full') throw new ApiError('disk-full');
      throw new Error(error.error.detail);
    }
    const { sha256, added } = done.value;
    return { status: added ? 201 : 200, body: { sha256, duplicate: !added } };
  },
};
