import { tieSenderAtDesk } from '../../../intake/line/desk-acts.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies, UNIT_PARAMS } from '../../schemas.ts';

export const postTieSender: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/line-sender',
  access: 'manage-line',
  area: 'unit',
  schema: {
    summary:
      'Says that a known sender sends for this unit, e.g. as told by telephone. Ties the unit, whatever the ballot.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: { sender: { type: 'integer', minimum: 1, maximum: 1e15 } },
      required: ['sender'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Tied.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { sender } = body as { readonly sender: number };
    if ((await tieSenderAtDesk(deps.db, person, sender, spec.unit.id)) === 'unknown') {
      throw new ApiError('refused', {
        reason: 'unknown-sender',
        place: 'sender',
        message: { th: 'ไม่พบผู้ส่งหมายเลขนี้', en: 'There is no sender with this number.' },
      });
    }
    return { status: 204 };
  },
};
