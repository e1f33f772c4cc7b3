import { policyAfter, policyNow } from '../../../centre/publication-control/policy-now.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { effectOf } from './effect.ts';

export const getPublicationEffect: ApiRoute = {
  method: 'GET',
  url: '/api/publication/effect',
  access: 'see-publication',
  area: 'none',
  schema: {
    summary: 'What a change of policy would change for the public now, before anybody proposes it.',
    querystring: {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['cap', 'release', 'pause', 'open'] },
        capPercent: { type: 'string', pattern: '^([1-9][0-9]?|100)$' },
      },
      required: ['kind'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Before and after; `effect` is null while there is no cut.') }),
  },
  async handle({ deps, query }) {
    const kind = query['kind'] as 'cap' | 'release' | 'pause' | 'open';
    const policy = await policyNow(deps.db, deps.election.pkg.manifest.publication, deps.clock());
    const value =
      kind === 'cap'
        ? ({ kind, capPercent: Number(query['capPercent'] ?? policy.capPercent) } as const)
        : { kind };
    const { view } = deps.publicWindow();
    const after = policyAfter(value, policy);
    return {
      status: 200,
      body: { policy, after, effect: view === null ? null : effectOf(view, value, policy) },
    };
  },
};
