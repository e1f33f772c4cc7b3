import { judge } from '../../../centre/publication-control/judge.ts';
import { policyAfter, policyNow } from '../../../centre/publication-control/policy-now.ts';
import type { ProposalValue } from '../../../centre/publication-control/proposal.ts';
import type { ContestId } from '../../../election/model.ts';
import type { PolicyChange } from '../../../publication/model.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';
import { controlError } from './control-error.ts';
import { effectOf } from './effect.ts';

export const getPublicationEffect: ApiRoute = {
  method: 'GET',
  url: '/api/publication/effect',
  access: 'see-publication',
  area: 'none',
  schema: {
    summary:
      'What a change of policy or a lot would change for the public now, before anybody proposes or confirms it.',
    querystring: {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: ['cap', 'release', 'pause', 'open', 'draw'] },
        capPercent: { type: 'string', pattern: '^([1-9][0-9]?|100)$' },
        contest: { type: 'string', maxLength: 200 },
        order: {
          type: 'string',
          pattern: '^[0-9]{1,6}(,[0-9]{1,6}){1,199}$',
          description: 'Numbers with commas.',
        },
      },
      required: ['kind'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Before and after; `effect` is null while there is no cut.') }),
  },
  async handle({ deps, query }) {
    const policy = await policyNow(deps.db, deps.election.pkg.manifest.publication, deps.clock());
    const value = wishOf(query, policy);
    const problem = judge(deps.election, { value, reason: { th: '-', en: '' }, reference: '' }, policy, true);
    if (problem !== null && problem !== 'no-change') throw controlError(problem);
    const { view } = deps.publicWindow();
    const effect = view === null ? null : effectOf(view, value, policy);
    return { status: 200, body: { policy, after: policyAfter(value, policy), effect } };
  },
};

function wishOf(query: Readonly<Record<string, string | undefined>>, policy: PolicyChange): ProposalValue {
  switch (query['kind']) {
    case 'cap':
      return { kind: 'cap', capPercent: Number(query['capPercent'] ?? policy.capPercent) };
    case 'release':
    case 'pause':
    case 'open':
      return { kind: query['kind'] };
    case 'draw': {
      const order = (query['order'] ?? '').split(',').map(Number);
      return {
        kind: 'draw',
        contest: (query['contest'] ?? '') as ContestId,
        order,
        place: '',
        witnesses: '',
      };
    }
    default:
      throw new ApiError('bad-request', { place: 'query/kind' });
  }
}
