import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getOwnSessions: ApiRoute = {
  method: 'GET',
  url: '/api/me/sessions',
  access: 'keep-own-sessions',
  area: 'none',
  schema: {
    summary: 'Where you are logged in.',
    response: replies({ 200: described('Your sessions, the newest first.') }),
  },
  async handle({ deps, session, person }) {
    const sessions = await deps.accounts.sessions.list(person.personId);
    return { status: 200, body: { sessions: sessions.map((s) => ({ ...s, current: s.id === session.id })) } };
  },
};
