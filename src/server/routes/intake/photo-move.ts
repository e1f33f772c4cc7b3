import { findOriginal } from '../../../centre/find-photo.ts';
import { movePhoto } from '../../../centre/photo-moves.ts';
import { servesCentre } from '../../../people/person.ts';
import type { PhotoReason } from '../../../returns/photo-reasons.ts';
import { PHOTO_REASONS } from '../../../returns/photo-reasons.ts';
import { ApiError } from '../../api-error.ts';
import { settleError } from '../../inbox-call.ts';
import type { ApiCall, ApiReply, ApiRoute } from '../../route.ts';
import { described, HASH, replies, UNIT_PARAMS } from '../../schemas.ts';

const PARAMS = {
  ...UNIT_PARAMS,
  properties: { ...UNIT_PARAMS.properties, sha256: HASH },
  required: [...UNIT_PARAMS.required, 'sha256'],
} as const;

const WHY = {
  reason: { type: 'string', enum: PHOTO_REASONS, description: 'Published with the move.' },
  note: { type: 'string', maxLength: 2000, description: 'For the staff; not published.' },
} as const;

interface Body {
  readonly reason: PhotoReason;
  readonly note?: string;
  readonly to?: { readonly unit: string; readonly ballot: string; readonly page: number | null };
}

export const postPhotoMove: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/photos/:sha256/move',
  access: 'move-photo',
  area: 'unit',
  schema: {
    summary:
      'Moves a photo to the return that it belongs to. Its history stays; both returns and the public page follow.',
    params: PARAMS,
    body: {
      type: 'object',
      properties: {
        ...WHY,
        to: {
          type: 'object',
          properties: {
            unit: { type: 'string', minLength: 1, maxLength: 100 },
            ballot: { type: 'string', minLength: 1, maxLength: 100 },
            page: { type: ['integer', 'null'], minimum: 1, maximum: 99 },
          },
          required: ['unit', 'ballot', 'page'],
          additionalProperties: false,
        },
      },
      required: ['reason', 'to'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Where both returns stand now.') }),
  },
  handle: move,
};

export const postPhotoAside: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/photos/:sha256/put-aside',
  access: 'move-photo',
  area: 'unit',
  schema: {
    summary: 'Puts a doubled or blurred photo aside: it is kept, and shown nowhere.',
    params: PARAMS,
    body: { type: 'object', properties: WHY, required: ['reason'], additionalProperties: false },
    response: replies({ 200: described('Where the return stands now.') }),
  },
  handle: move,
};

async function move({ deps, person, spec, params, body }: ApiCall): Promise<ApiReply> {
  const { reason, note, to } = body as Body;
  const original = await findOriginal(deps.desk, spec, params['sha256'] ?? '');
  if (original === null) throw new ApiError('not-found');
  const target = to === undefined ? null : targetOf(deps.election, to);
  if (target !== null && !servesCentre(person, target.spec.unit.centreId))
    throw new ApiError('not-your-area');
  if (target?.spec.index === spec.index) throw new ApiError('bad-request', { place: 'body/to' });
  const done = await movePhoto(deps.desk, deps.db, person, {
    from: spec,
    original,
    to: target,
    reason,
    note: note ?? '',
  });
  if (!done.ok) throw settleError(done.error);
  return { status: 200, body: done.value };
}

function targetOf(
  election: ApiCall['deps']['election'],
  { unit, ballot, page }: NonNullable<Body['to']>,
): { readonly spec: ApiCall['spec']; readonly page: number | null } {
  const spec = election.findReturn(unit, ballot);
  if (spec === undefined) throw new ApiError('unknown-return');
  if (page !== null && page > spec.form.pages) throw new ApiError('bad-request', { place: 'body/to/page' });
  return { spec, page };
}
