import { setPriority } from '../../../centre/evening/priority.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postPriority: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/priority',
  access: 'raise-return',
  area: 'unit',
  schema: {
    summary: 'Raises a return, or its whole unit, in the queue; 0 puts it back.',
    params: UNIT_PARAMS,
    body: {
      type: 'object',
      properties: {
        priority: { type: 'integer', minimum: 0, maximum: 9 },
        wholeUnit: { type: 'boolean' },
        reason: { type: 'string', maxLength: 500 },
      },
      required: ['priority'],
      additionalProperties: false,
    },
    response: replies({ 200: described('How many returns changed.') }),
  },
  async handle({ deps, person, spec, body }) {
    const { priority, wholeUnit, reason } = body as {
      readonly priority: number;
      readonly wholeUnit?: boolean;
      readonly reason?: string;
    };
    const wish = { priority, wholeUnit: wholeUnit ?? false, reason: reason ?? '' };
    const changed = await setPriority(deps.desk, person, spec, wish);
    deps.evening.board.drop();
    return { status: 200, body: { changed } };
  },
};
