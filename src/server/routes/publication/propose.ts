import type { Bilingual } from '../../../basics/bilingual.ts';
import type { Draft, ProposalValue } from '../../../centre/publication-control/proposal.ts';
import { propose } from '../../../centre/publication-control/propose.ts';
import type { ContestId } from '../../../election/model.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { controlError } from './control-error.ts';
import { ANY_REASONS, LOT_ORDER } from './texts.ts';

const SHORT = { type: 'string', minLength: 1, maxLength: 500 } as const;
const CONTEST = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** One shape for each kind: a value that its kind does not know is refused. */
function shape(kind: string, properties: object): object {
  return {
    type: 'object',
    properties: { kind: { const: kind }, ...properties },
    required: ['kind', ...Object.keys(properties)],
    additionalProperties: false,
  };
}

const VALUE = {
  type: 'object',
  required: ['kind'],
  oneOf: [
    shape('cap', { capPercent: { type: 'integer', minimum: 1, maximum: 100 } }),
    shape('release', {}),
    shape('pause', {}),
    shape('open', {}),
    shape('draw', {
      contest: CONTEST,
      order: LOT_ORDER,
      place: SHORT,
      witnesses: { type: 'string', minLength: 1, maxLength: 2000 },
    }),
    shape('certification', {
      contest: CONTEST,
      order: { type: 'string', minLength: 1, maxLength: 200 },
      date: { type: 'string', format: 'date' },
    }),
  ],
} as const;

interface Body {
  readonly value: ProposalValue & { readonly contest?: ContestId };
  readonly reason: Bilingual;
  readonly reference?: string;
}

export const postProposal: ApiRoute = {
  method: 'POST',
  url: '/api/publication/proposals',
  access: 'propose-publication',
  area: 'none',
  schema: {
    summary:
      'Proposes a cap, its end, a pause, the end of a pause, a lot or a certification. Nothing changes until another person confirms.',
    body: {
      type: 'object',
      properties: {
        value: VALUE,
        reason: ANY_REASONS,
        reference: { type: 'string', maxLength: 200, description: 'Number of an order or letter.' },
      },
      required: ['value', 'reason'],
      additionalProperties: false,
    },
    response: replies({
      201: { description: 'It waits: its number.', type: 'object', properties: { id: { type: 'integer' } } },
      200: { description: 'It waits already.', type: 'object', properties: { id: { type: 'integer' } } },
    }),
  },
  async handle({ deps, person, body }) {
    const { value, reason, reference = '' } = body as Body;
    const draft: Draft = { value, reason: { th: reason.th.trim(), en: reason.en.trim() }, reference };
    const made = await propose(deps.db, deps.election, person, draft);
    if (!made.ok) throw controlError(made.error);
    return { status: made.value.fresh ? 201 : 200, body: { id: made.value.id } };
  },
};
