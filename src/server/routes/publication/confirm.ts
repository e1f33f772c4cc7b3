import { confirm } from '../../../centre/publication-control/answer.ts';
import type { Confirmation } from '../../../centre/publication-control/proposal.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { controlError } from './control-error.ts';
import { proposalView } from './proposal-view.ts';
import { LOT_ORDER, PROPOSAL_PARAMS } from './texts.ts';

export const postProposalConfirm: ApiRoute = {
  method: 'POST',
  url: '/api/publication/proposals/:proposal/confirm',
  access: 'confirm-publication',
  area: 'none',
  schema: {
    summary: 'The second person confirms: the proposal becomes a fact of the ledger.',
    params: PROPOSAL_PARAMS,
    body: {
      type: 'object',
      properties: {
        order: { ...LOT_ORDER, description: 'The order of a lot, typed again from the minutes.' },
        revision: {
          type: 'integer',
          minimum: 0,
          description: 'As it stood beside the proposal that you saw.',
        },
      },
      required: ['revision'],
      additionalProperties: false,
    },
    response: replies({ 200: described('The proposal as it is now.') }),
  },
  async handle({ deps, person, params, body }) {
    const done = await confirm(
      deps.db,
      deps.election,
      person,
      Number(params['proposal']),
      body as Confirmation,
    );
    if (!done.ok) throw controlError(done.error);
    deps.desk.onAccepted();
    return { status: 200, body: proposalView(done.value, person) };
  },
};
