import { showEntries } from '../../../centre/show-entries.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies, UNIT_PARAMS } from '../../schemas.ts';

export const postLook: ApiRoute = {
  method: 'POST',
  url: '/api/units/:unit/:ballot/look',
  access: 'accept-as-written',
  area: 'unit',
  schema: {
    summary: 'Shows the first entry, which is in doubt. Who has looked makes no blind reading of the return.',
    params: UNIT_PARAMS,
    response: replies({ 200: described('`entries` and `findings` of the entry in doubt.') }),
  },
  async handle({ deps, person, spec }) {
    const shown = await showEntries(deps.desk, person, spec);
    if (shown === null) throw new ApiError('wrong-stage');
    return { status: 200, body: shown };
  },
};
