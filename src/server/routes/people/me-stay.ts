import { meOf } from '../../me.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postStay: ApiRoute = {
  method: 'POST',
  url: '/api/me/stay',
  access: 'see-self',
  area: 'none',
  schema: {
    summary: 'Says that somebody is still at work, so that the session does not end for want of calls.',
    response: replies({ 200: described('Who you are.') }),
  },
  async handle({ deps, session }) {
    await deps.accounts.sessions.touch(session.id);
    return { status: 200, body: meOf(session, deps) };
  },
};
