import { noteDiscarded } from '../../../centre/batch/note-discarded.ts';
import type { ApiRoute } from '../../route.ts';
import { CLAIM_ID, REASON, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postDiscarded: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/discarded',
  access: 'release',
  area: 'unit',
  schema: {
    summary: 'Notes that an entry which was refused here has been thrown away on the device, and why.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        claim: CLAIM_ID,
        code: { type: 'string', maxLength: 40, description: 'With which code it was refused.' },
        reason: REASON,
      },
      required: ['claim', 'code', 'reason'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Noted.', type: 'null' } }),
  },
  async handle({ deps, person, spec, body }) {
    const { claim, code, reason } = body as { claim: string; code: string; reason: string };
    await noteDiscarded(deps.desk, person, spec, { claim, code, reason });
    return { status: 204 };
  },
};
