import { arrivalView } from '../../../intake/inbox/list.ts';
import { placeArrival } from '../../../intake/inbox/settle.ts';
import { outcomeOf } from '../../../intake/outcome-of.ts';
import { servesCentre } from '../../../people/person.ts';
import { ApiError } from '../../api-error.ts';
import { arrivalOfCall, RECEIPT_PARAMS, settleError } from '../../inbox-call.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly unit: string;
  readonly ballot: string;
  readonly page: number | null;
  readonly replace?: boolean;
  readonly complete?: boolean;
}

export const postPlace: ApiRoute = {
  method: 'POST',
  url: '/api/inbox/:receipt/place',
  access: 'settle-photo',
  area: 'own',
  schema: {
    summary: 'Puts a photo of the inbox to a return and says which page it shows.',
    params: RECEIPT_PARAMS,
    body: {
      type: 'object',
      properties: {
        unit: { type: 'string', minLength: 1, maxLength: 100 },
        ballot: { type: 'string', minLength: 1, maxLength: 100 },
        page: { type: ['integer', 'null'], minimum: 1, maximum: 99 },
        replace: {
          type: 'boolean',
          description: 'It takes the place of the photo that shows this page now.',
        },
        complete: { type: 'boolean', description: 'The return is whole with it, whatever pages are known.' },
      },
      required: ['unit', 'ballot', 'page'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Where it is now, and what the unit still owes.') }),
  },
  async handle({ deps, person, params, body }) {
    const wish = body as Body;
    const row = await arrivalOfCall(deps.desk, person, params['receipt'] ?? '');
    const spec = deps.election.findReturn(wish.unit, wish.ballot);
    if (spec === undefined) throw new ApiError('unknown-return');
    if (!servesCentre(person, spec.unit.centreId)) throw new ApiError('not-your-area');
    if (wish.page !== null && wish.page > spec.form.pages)
      throw new ApiError('bad-request', { place: 'body/page' });
    const done = await placeArrival(deps.desk, deps.db, person, row, {
      spec,
      page: wish.page,
      replace: wish.replace ?? false,
      complete: wish.complete ?? null,
    });
    if (!done.ok) throw settleError(done.error);
    await deps.intake.settled(row.key);
    const outcome = await outcomeOf(deps.desk, done.value);
    return { status: 200, body: { arrival: arrivalView(deps.election, done.value), outcome } };
  },
};
