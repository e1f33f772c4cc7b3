import type { CentreId } from '../../../election/model.ts';
import { arrivalView } from '../../../intake/inbox/list.ts';
import { handOver } from '../../../intake/inbox/settle.ts';
import { ApiError } from '../../api-error.ts';
import { arrivalOfCall, RECEIPT_PARAMS, settleError } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postHandOver: ApiRoute = {
  method: 'POST',
  url: '/api/inbox/:receipt/hand-over',
  access: 'settle-photo',
  area: 'own',
  schema: {
    summary: 'Gives a photo to the inbox of another centre.',
    params: RECEIPT_PARAMS,
    body: {
      type: 'object',
      properties: { centre: { type: 'string', minLength: 1, maxLength: 100 } },
      required: ['centre'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The arrival as it stands.') }),
  },
  async handle({ deps, person, params, body }) {
    const { centre } = body as { readonly centre: string };
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    if (!deps.election.centreIndex.has(centre as CentreId)) throw new ApiError('unknown-centre');
    const done = await handOver(deps.desk, person, row, centre as CentreId);
    if (!done.ok) throw settleError(done.error);
    return { status: 200, body: { arrival: arrivalView(deps.election, done.value) } };
  },
};
