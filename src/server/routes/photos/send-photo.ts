import { markPhoto } from '../../../centre/cases/board.ts';
import { receivePhoto } from '../../../centre/receive-photo.ts';
import { imageMessage, MAX_BYTES } from '../../../images/image-error.ts';
import { PHOTO_KINDS } from '../../../returns/case-terms.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';
import { tooMany } from '../../too-many.ts';

const DEFAULT_SOURCE = 'upload';

export const postPhoto: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/photos',
  access: 'send-photo',
  area: 'unit',
  takes: 'bytes',
  // One byte more than a photo may have: the image check then says why it is refused.
  bodyLimit: MAX_BYTES + 1,
  schema: {
    summary: 'Sends a photo of a return. The body is the image file; the same file again changes nothing.',
    params: UNIT_PARAMS,
    querystring: {
      type: 'object',
      properties: {
        shows: {
          type: 'string',
          enum: PHOTO_KINDS,
          description:
            'board: it shows the score board. Unless x-complete says more, the form is still awaited.',
        },
      },
    },
    headers: {
      type: 'object',
      properties: {
        'x-source': {
          type: 'string',
          pattern: '^[a-z][a-z0-9-]{0,29}$',
          description:
            'Where the photo came from, e.g. upload, line, email, scanner. Published with the photo.',
        },
        'x-page': {
          type: 'string',
          pattern: '^[1-9][0-9]?$',
          description: 'Page of the form that it shows.',
        },
        'x-complete': {
          type: 'string',
          enum: ['yes', 'no'],
          description:
            'Whether the return is whole with it. Without this and x-page, a first photo makes it whole.',
        },
      },
    },
    consumes: ['image/jpeg', 'image/png', 'image/webp'],
    response: replies({
      201: described('Taken in.'),
      200: described('The same file was here before.'),
    }),
  },
  async handle({ deps, person, spec, body, request, query }) {
    const bytes = body instanceof Uint8Array ? body : new Uint8Array(0);
    const { 'x-source': source, 'x-page': page, 'x-complete': complete } = request.headers;
    if (page !== undefined && Number(page) > spec.form.pages)
      throw new ApiError('bad-request', { place: 'x-page' });
    const board = query['shows'] === 'board';
    const done = await receivePhoto(deps.desk, person, spec, bytes, {
      source: typeof source === 'string' ? source : DEFAULT_SOURCE,
      ...(page === undefined ? {} : { page: Number(page) }),
      ...(complete === undefined ? (board ? { complete: false } : {}) : { complete: complete === 'yes' }),
    });
    if (!done.ok) {
      switch (done.error.code) {
        case 'bad-photo':
          throw new ApiError(done.error.image === 'too-large' ? 'too-large' : 'bad-photo', {
            reason: done.error.image,
            message: imageMessage(done.error.image),
          });
        case 'not-kept':
          if (done.error.error.code === 'disk-full') throw new ApiError('disk-full');
          throw new Error(done.error.error.detail);
        case 'too-many':
          throw tooMany('photos', done.error.most);
        case 'conflict':
          throw new ApiError('conflict');
      }
    }
    const { photo, duplicate, stage, missing } = done.value;
    if (query['shows'] !== undefined)
      await markPhoto(deps.desk, person, spec, photo.photo, board ? 'board' : 'form');
    return {
      status: duplicate ? 200 : 201,
      body: {
        photo: photo.photo,
        original: photo.original,
        mediaType: photo.mediaType,
        bytes: photo.bytes,
        width: photo.width,
        height: photo.height,
        duplicate,
        stage,
        missing,
      },
    };
  },
};
