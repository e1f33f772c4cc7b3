import { meOf } from '../../me.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getMe: ApiRoute = {
  method: 'GET',
  url: '/api/me',
  access: 'see-self',
  area: 'none',
  schema: {
    summary: 'Who you are, where you work, what you may do, and how long the session lasts.',
    response: replies({ 200: described('Who you are.') }),
  },
  handle({ deps, session }) {
    return { status: 200, body: meOf(session, deps) };
  },
};
