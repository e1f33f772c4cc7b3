import { unitOfBinding, untieSender } from '../../../intake/line/desk-acts.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

const NUMBER = { type: 'string', pattern: '^[1-9][0-9]{0,14}$' } as const;

export const postUntieSender: ApiRoute = {
  method: 'POST',
  url: '/api/line/bindings/:binding/end',
  access: 'manage-line',
  area: 'own',
  schema: {
    summary: 'Ends somebody’s sending for a unit. What they sent stays where it is.',
    params: { type: 'object', properties: { binding: NUMBER }, required: ['binding'] },
    response: replies({ 204: { description: 'Ended.', type: 'null' } }),
  },
  async handle({ deps, person, params }) {
    const binding = Number(params['binding']);
    const unit = await unitOfBinding(deps.db, binding);
    if (unit === null) throw new ApiError('not-found');
    const { election } = deps;
    // A unit that a corrected package has no more is of no centre: only those who serve every one may end it.
    const mine = election.unitIndex.has(unit)
      ? servesCentre(person, election.getUnitOrThrow(unit).centreId)
      : person.duty.everyCentre;
    if (!mine) throw new ApiError('not-your-area');
    if (!(await untieSender(deps.db, person, binding))) throw new ApiError('conflict');
    return { status: 204 };
  },
};
