import { alertsOfCall } from '../../alerts-call.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';
import { ALERT_BODY_LIMIT } from './subscribe.ts';

/** A browser wants to hear nothing more. Its endpoint is known to it and its push service alone. */
export const postAlertUnsubscribe: ApiRoute = {
  method: 'POST',
  url: '/api/alerts/unsubscribe',
  access: 'public',
  area: 'none',
  bodyLimit: ALERT_BODY_LIMIT,
  schema: {
    summary: 'Alerts by web push: deletes everything that is kept of a browser.',
    body: {
      type: 'object',
      properties: { endpoint: { type: 'string', maxLength: 1000 } },
      required: ['endpoint'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Nothing is kept of it.', type: 'null' } }),
  },
  async handle(call) {
    const { endpoint } = call.body as { endpoint: string };
    await alertsOfCall(call).unsubscribe(endpoint);
    return { status: 204 };
  },
};
