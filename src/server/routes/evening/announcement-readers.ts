import { readersOf } from '../../../centre/evening/readers.ts';
import { ApiError } from '../../api-error.ts';
import { numberOf } from '../../evening-place.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getAnnouncementReaders: ApiRoute = {
  method: 'GET',
  url: '/api/announcements/:announcement/readers',
  access: 'see-contacts',
  area: 'own',
  schema: {
    summary: 'Who of your area has acknowledged an announcement, and who at work has not.',
    params: { type: 'object', properties: { announcement: { type: 'string' } }, required: ['announcement'] },
    response: replies({ 200: described('People by name.') }),
  },
  async handle({ deps, person, params }) {
    const { db, election, evening } = deps;
    const id = numberOf(params['announcement']);
    const readers = await readersOf(db, election, await evening.duty.people(), person, id);
    if (typeof readers === 'string') throw new ApiError(readers);
    return { status: 200, body: readers };
  },
};
