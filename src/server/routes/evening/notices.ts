import { noticesOf } from '../../../centre/evening/notices.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getNotices: ApiRoute = {
  method: 'GET',
  url: '/api/notices',
  access: 'see-notices',
  area: 'none',
  schema: {
    summary: 'What screens poll: pauses and announcements of your area of duty that hold now.',
    response: replies({ 200: described('Pauses and announcements.') }),
  },
  async handle({ deps, person }) {
    const { db, election, evening } = deps;
    return { status: 200, body: await noticesOf(db, evening.notices, election, person) };
  },
};
