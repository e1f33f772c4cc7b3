import { listAnnouncements } from '../../../centre/evening/announcements.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getAnnouncements: ApiRoute = {
  method: 'GET',
  url: '/api/announcements',
  access: 'see-evening',
  area: 'own',
  schema: {
    summary: 'Announcements that touch your area, and how many people have seen each.',
    response: replies({ 200: described('The announcements, newest first.') }),
  },
  async handle({ deps, person }) {
    const announcements = await listAnnouncements(deps.db, deps.election, person);
    return { status: 200, body: { announcements } };
  },
};
