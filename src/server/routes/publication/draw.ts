import { at } from '../../../basics/assert.ts';
import { recordRuleFact } from '../../../centre/rule-facts.ts';
import type { ContestId } from '../../../election/model.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

interface Body {
  readonly contest: string;
  readonly order: readonly number[];
}

export const postDraw: ApiRoute = {
  method: 'POST',
  url: '/api/draws',
  access: 'hold-draw',
  area: 'none',
  schema: {
    summary: 'Records a lot between equal votes: ballot numbers in the order that the lot gave.',
    body: {
      type: 'object',
      properties: {
        contest: { type: 'string' },
        order: {
          type: 'array',
          items: { type: 'integer', minimum: 1, maximum: 999_999 },
          minItems: 2,
          maxItems: 200,
          uniqueItems: true,
        },
      },
      required: ['contest', 'order'],
      additionalProperties: false,
    },
    response: replies({ 201: { description: 'Recorded.', type: 'null' } }),
  },
  async handle({ deps, person, body }) {
    const { contest, order } = body as Body;
    const index = deps.election.contestIndex.get(contest as ContestId);
    if (index === undefined) throw new ApiError('not-found', { place: 'body/contest' });
    const lines = at(deps.election.linesOfContest, index);
    if (!order.every((number) => lines.some((line) => line.number === number))) {
      throw new ApiError('bad-request', { place: 'body/order' });
    }
    const by = person.publicId;
    await recordRuleFact(deps.db, person, { kind: 'draw-held', contest, order, by }, contest);
    return { status: 201 };
  },
};
