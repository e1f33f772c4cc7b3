import { withdraw } from '../../../centre/publication-control/answer.ts';
import type { ApiRoute } from '../../route.ts';
import { described, REASON, replies } from '../../schemas.ts';
import { controlError } from './control-error.ts';
import { proposalView } from './proposal-view.ts';
import { PROPOSAL_PARAMS } from './texts.ts';

export const postProposalWithdraw: ApiRoute = {
  method: 'POST',
  url: '/api/publication/proposals/:proposal/withdraw',
  access: 'propose-publication',
  area: 'none',
  schema: {
    summary: 'The person who proposed it takes it back.',
    params: PROPOSAL_PARAMS,
    body: {
      type: 'object',
      properties: { reason: REASON },
      required: ['reason'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The proposal as it is now.') }),
  },
  async handle({ deps, person, params, body }) {
    const { reason } = body as { readonly reason: string };
    const done = await withdraw(deps.db, person, Number(params['proposal']), reason);
    if (!done.ok) throw controlError(done.error);
    return { status: 200, body: proposalView(done.value, person) };
  },
};
