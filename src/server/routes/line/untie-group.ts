import { centreOfGroup, untieGroup } from '../../../intake/line/desk-acts.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

const NUMBER = { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } as const;

export const postUntieGroup: ApiRoute = {
  method: 'POST',
  url: '/api/line/groups/:group/untie',
  access: 'manage-line',
  area: 'own',
  schema: {
    summary: 'Unties a group from its centre: nothing of it is fetched any more.',
    params: { type: 'object', properties: { group: NUMBER }, required: ['group'] },
    response: replies({ 204: { description: 'Untied.', type: 'null' } }),
  },
  async handle({ deps, person, params }) {
    const group = Number(params['group']);
    const centre = await centreOfGroup(deps.db, group);
    if (centre === null) throw new ApiError('not-found');
    if (!servesCentre(person, centre)) throw new ApiError('not-your-area');
    if (!(await untieGroup(deps.db, person, group, centre))) throw new ApiError('conflict');
    return { status: 204 };
  },
};
