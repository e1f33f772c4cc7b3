import { resumeEntry } from '../../../centre/evening/pauses.ts';
import { ApiError } from '../../api-error.ts';
import { numberOf } from '../../evening-place.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const postResume: ApiRoute = {
  method: 'POST',
  url: '/api/evening/pauses/:pause/resume',
  access: 'pause-entry',
  area: 'own',
  schema: {
    summary: 'Ends a pause of entry.',
    params: { type: 'object', properties: { pause: { type: 'string' } }, required: ['pause'] },
    response: replies({ 204: { description: 'Done, also the second time.', type: 'null' } }),
  },
  async handle({ deps, person, params }) {
    const done = await resumeEntry(deps.db, deps.election, person, numberOf(params['pause']));
    if (done !== 'done') throw new ApiError(done);
    deps.evening.notices.drop();
    return { status: 204 };
  },
};
