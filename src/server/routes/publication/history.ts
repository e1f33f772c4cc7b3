import { pastProposals } from '../../../centre/publication-control/rows.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { proposalView } from './proposal-view.ts';

export const getPublicationHistory: ApiRoute = {
  method: 'GET',
  url: '/api/publication/history',
  access: 'see-publication',
  area: 'none',
  schema: {
    summary: 'Proposals that were decided or ran out, newest first, 50 at a time, with both persons.',
    querystring: {
      type: 'object',
      properties: { before: { type: 'string', pattern: '^[0-9]{1,15}$' } },
      additionalProperties: false,
    },
    response: replies({ 200: described('The proposals; `next` is the number to read on from, or null.') }),
  },
  async handle({ deps, person, query }) {
    const { before } = query;
    const proposals = await pastProposals(deps.db, before === undefined ? null : Number(before));
    const next = proposals.length === 50 ? (proposals.at(-1)?.id ?? null) : null;
    return {
      status: 200,
      body: { proposals: proposals.map((proposal) => proposalView(proposal, person)), next },
    };
  },
};
