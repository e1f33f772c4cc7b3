import { claimBatch, MOST_ALONG } from '../../../centre/batch/claim-batch.ts';
import type { CentreId } from '../../../election/model.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { claimView } from '../../claim-view.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly centre?: string;
  readonly most: number;
  readonly spare?: boolean;
}

export const postQueueBatch: ApiRoute = {
  method: 'POST',
  url: '/api/queue/batch',
  access: 'take-work',
  area: 'own',
  schema: {
    summary: 'Takes several returns along, to be typed while the line is cut: first and second entries.',
    body: {
      type: 'object',
      properties: {
        centre: { type: 'string', description: 'One centre of yours; missing: any of them.' },
        most: { type: 'integer', minimum: 0, maximum: MOST_ALONG, description: '0 asks only for `keep`.' },
        spare: {
          type: 'boolean',
          description: 'Take only a share of what waits; for work kept ready unasked.',
        },
      },
      required: ['most'],
      additionalProperties: false,
    },
    response: replies({
      200: described(
        '`claims`, in the order of the queue, and `keep`: how many to keep ready while the line is good.',
      ),
    }),
  },
  async handle({ deps, person, body }) {
    const { centre, most, spare = false } = body as Body;
    if (centre !== undefined) {
      if (!deps.election.centreIndex.has(centre as CentreId)) throw new ApiError('unknown-centre');
      if (!servesCentre(person, centre)) throw new ApiError('not-your-area');
    }
    const claims = await claimBatch(deps.desk, person, { centreId: centre ?? null, most, spare });
    const views = await Promise.all(claims.map((claimed) => claimView(deps.desk, claimed, false)));
    return { status: 200, body: { claims: views, keep: deps.desk.reserve.kept } };
  },
};
