import { markSeen } from '../../../centre/evening/announcements.ts';
import { ApiError } from '../../api-error.ts';
import { numberOf } from '../../evening-place.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const postAnnouncementSeen: ApiRoute = {
  method: 'POST',
  url: '/api/announcements/:announcement/seen',
  access: 'acknowledge-notice',
  area: 'none',
  schema: {
    summary: 'Says that you have seen an announcement.',
    params: { type: 'object', properties: { announcement: { type: 'string' } }, required: ['announcement'] },
    response: replies({ 204: { description: 'Done, also the second time.', type: 'null' } }),
  },
  async handle({ deps, person, params }) {
    const done = await markSeen(deps.db, deps.election, person, numberOf(params['announcement']));
    if (done !== 'done') throw new ApiError(done);
    deps.evening.notices.drop();
    return { status: 204 };
  },
};
