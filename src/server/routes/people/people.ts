import { listPeople } from '../../../people/person-rows.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getPeople: ApiRoute = {
  method: 'GET',
  url: '/api/people',
  access: 'see-people',
  area: 'own',
  schema: { summary: 'All accounts.', response: replies({ 200: described('The accounts.') }) },
  async handle({ deps }) {
    const people = await listPeople(deps.db);
    return {
      status: 200,
      body: {
        people: people.map((p) => ({
          username: p.username,
          displayName: p.displayName,
          id: p.publicId,
          role: p.role,
          everyCentre: p.duty.everyCentre,
          centres: p.duty.everyCentre ? [] : p.duty.centreIds,
          active: p.active,
          locked: p.locked,
        })),
      },
    };
  },
};
