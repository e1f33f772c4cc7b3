import type { Bilingual } from '../../../basics/bilingual.ts';
import { pauseNow } from '../../../centre/publication-control/pause-now.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { controlError } from './control-error.ts';
import { BOTH_REASONS } from './texts.ts';

export const postPublicationPause: ApiRoute = {
  method: 'POST',
  url: '/api/publication/pause',
  access: 'propose-publication',
  area: 'none',
  schema: {
    summary:
      'Emergency: stops publication at once, by one person. The reason is public. To go on takes two persons.',
    body: {
      type: 'object',
      properties: { reason: BOTH_REASONS },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({
      201: {
        description: 'Publication stands still.',
        type: 'object',
        properties: { id: { type: 'integer' } },
      },
    }),
  },
  async handle({ deps, person, body }) {
    const { reason } = body as { readonly reason: Bilingual };
    const done = await pauseNow(deps.db, deps.election, person, reason);
    if (!done.ok) throw controlError(done.error);
    deps.desk.onAccepted();
    return { status: 201, body: done.value };
  },
};
