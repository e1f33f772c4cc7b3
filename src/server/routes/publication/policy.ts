import { recordRuleFact } from '../../../centre/rule-facts.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';

interface Body {
  readonly capPercent: number;
  readonly paused: boolean;
  readonly reason: string;
}

export const postPolicy: ApiRoute = {
  method: 'POST',
  url: '/api/publication/policy',
  access: 'set-policy',
  area: 'none',
  schema: {
    summary: 'Changes the cap (100 lifts it) or pauses publication. The reason is public.',
    body: {
      type: 'object',
      properties: {
        capPercent: { type: 'integer', minimum: 1, maximum: 100 },
        paused: { type: 'boolean' },
        reason: REASON,
      },
      required: ['capPercent', 'paused', 'reason'],
      additionalProperties: false,
    },
    response: replies({ 201: { description: 'Recorded.', type: 'null' } }),
  },
  async handle({ deps, person, body }) {
    const { capPercent, paused, reason } = body as Body;
    const by = person.publicId;
    await recordRuleFact(
      deps.db,
      person,
      { kind: 'policy-changed', capPercent, paused, reason, by },
      'publication',
    );
    return { status: 201 };
  },
};
