import { SESSION_COOKIE } from '../../../people/sessions.ts';
import { sessionCookie } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const postLogout: ApiRoute = {
  method: 'POST',
  url: '/api/logout',
  access: 'log-out',
  area: 'none',
  schema: {
    summary: 'Ends the session.',
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle({ deps, request }) {
    await deps.accounts.sessions.end(request.cookies[SESSION_COOKIE] ?? '');
    return { status: 204, headers: { 'set-cookie': sessionCookie(deps, '') } };
  },
};
