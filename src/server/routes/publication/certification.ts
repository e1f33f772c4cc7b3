import { recordRuleFact } from '../../../centre/rule-facts.ts';
import type { ContestId } from '../../../election/model.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

interface Body {
  readonly contest: string;
  readonly order: string;
}

export const postCertification: ApiRoute = {
  method: 'POST',
  url: '/api/certifications',
  access: 'certify',
  area: 'none',
  schema: {
    summary: 'Records that the authority has announced the result of a contest.',
    body: {
      type: 'object',
      properties: { contest: { type: 'string' }, order: { type: 'string', minLength: 1, maxLength: 200 } },
      required: ['contest', 'order'],
      additionalProperties: false,
    },
    response: replies({ 201: { description: 'Recorded.', type: 'null' } }),
  },
  async handle({ deps, person, body }) {
    const { contest, order } = body as Body;
    if (!deps.election.contestIndex.has(contest as ContestId)) {
      throw new ApiError('not-found', { place: 'body/contest' });
    }
    const by = person.publicId;
    await recordRuleFact(deps.db, person, { kind: 'result-certified', contest, order, by }, contest);
    return { status: 201 };
  },
};
