import { arrivalView } from '../../../intake/inbox/list.ts';
import { refuseArrival } from '../../../intake/inbox/settle.ts';
import { arrivalOfCall, RECEIPT_PARAMS, settleError } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

const WAYS = ['not-a-form', 'asked-again', 'put-aside'] as const;

export const postRefuse: ApiRoute = {
  method: 'POST',
  url: '/api/inbox/:receipt/refuse',
  access: 'settle-photo',
  area: 'own',
  schema: {
    summary: 'Ends an arrival without a place: no form, ask for a better photo, or only a double.',
    params: RECEIPT_PARAMS,
    body: {
      type: 'object',
      properties: { as: { type: 'string', enum: WAYS } },
      required: ['as'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The arrival as it stands.') }),
  },
  async handle({ deps, person, params, body }) {
    const { as } = body as { readonly as: (typeof WAYS)[number] };
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const done = await refuseArrival(deps.desk, person, row, as);
    if (!done.ok) throw settleError(done.error);
    await deps.intake.settled(row.key);
    return { status: 200, body: { arrival: arrivalView(deps.election, done.value) } };
  },
};
