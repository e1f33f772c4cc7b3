import type { DeliveryAct } from '../../../delivery/acts.ts';
import { actOnTarget } from '../../../delivery/acts.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { REASON, replies } from '../../schemas.ts';

/** One route for each thing that somebody may do with a place; all take a reason, which goes to the audit log. */
function actRoute(act: DeliveryAct, summary: string): ApiRoute {
  return {
    method: 'POST',
    url: `/api/delivery/:target/${act}`,
    access: 'manage-delivery',
    area: 'none',
    schema: {
      summary,
      params: {
        type: 'object',
        properties: { target: { type: 'string', description: 'Id of the place.' } },
        required: ['target'],
      },
      body: {
        type: 'object',
        properties: { reason: REASON },
        required: ['reason'],
        additionalProperties: false,
      },
      response: replies({ 204: { description: 'Noted; seen within a second.', type: 'null' } }),
    },
    async handle({ deps, person, params, body }) {
      const target = deps.delivery?.targets.find(({ id }) => id === params['target']);
      if (target === undefined) throw new ApiError('not-found');
      const { reason } = body as { readonly reason: string };
      if (!(await actOnTarget(deps.db, target, act, person.personId, reason)))
        throw new ApiError('not-found');
      deps.delivery?.nudge(target.id);
      return { status: 204 };
    },
  };
}

export const postDeliveryAgain: ApiRoute = actRoute('again', 'Tries a place at once instead of later.');
export const postDeliveryEverything: ApiRoute = actRoute(
  'everything',
  'Looks at everything that a place holds, and sends what is missing or differs.',
);
export const postDeliveryPause: ApiRoute = actRoute(
  'pause',
  'Sends nothing more to a place until it is resumed.',
);
export const postDeliveryResume: ApiRoute = actRoute(
  'resume',
  'Ends the pause of a place; the newest cut is sent.',
);
