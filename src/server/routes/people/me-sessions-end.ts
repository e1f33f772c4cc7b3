import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly session?: string;
}

export const postOwnSessionsEnd: ApiRoute = {
  method: 'POST',
  url: '/api/me/sessions/end',
  access: 'keep-own-sessions',
  area: 'none',
  schema: {
    summary: 'Ends one of your other sessions, or all of them.',
    body: {
      type: 'object',
      properties: {
        session: { type: 'string', format: 'uuid', description: 'Missing: all but the one that asks.' },
      },
      additionalProperties: false,
    },
    response: replies({ 200: described('How many ended.') }),
  },
  async handle({ deps, session, person, body }) {
    const { session: id } = (body ?? {}) as Body;
    return {
      status: 200,
      body: { ended: await deps.accounts.sessions.endOthers(person.personId, session.id, id ?? null) },
    };
  },
};
