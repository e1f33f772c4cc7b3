import { targetStates } from '../../../delivery/status.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getDelivery: ApiRoute = {
  method: 'GET',
  url: '/api/delivery',
  access: 'see-delivery',
  area: 'none',
  schema: {
    summary: 'How far every place is to which cuts are brought. No addresses, no secrets.',
    response: replies({ 200: described('`on`, `now`, `newest` cut, `targets` in the order of the file.') }),
  },
  async handle({ deps }) {
    const states = await targetStates(deps.db, deps.delivery?.targets ?? []);
    const now = new Date(deps.clock()).toISOString();
    return { status: 200, body: { on: deps.delivery !== undefined, now, ...states } };
  },
};
