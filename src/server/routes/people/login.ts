import { login } from '../../../people/login.ts';
import { SESSION_COOKIE } from '../../../people/sessions.ts';
import { ApiError } from '../../api-error.ts';
import { meOf } from '../../me.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly username: string;
  readonly password: string;
}

export const postLogin: ApiRoute = {
  method: 'POST',
  url: '/api/login',
  access: 'public',
  area: 'none',
  bodyLimit: 4096,
  schema: {
    summary: 'Logs in: sets the session cookie.',
    body: {
      type: 'object',
      properties: {
        username: { type: 'string', maxLength: 200 },
        password: { type: 'string', maxLength: 1000 },
      },
      required: ['username', 'password'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Who you are.') }),
  },
  async handle({ deps, request, body }) {
    const { username, password } = body as Body;
    const done = await login(
      { db: deps.db, sessions: deps.sessions, limits: deps.limits, queue: deps.passwords },
      username,
      password,
      request.ip,
    );
    if (!done.ok) {
      switch (done.error.code) {
        case 'wrong':
          throw new ApiError('wrong-login');
        case 'wait':
          throw new ApiError('too-many-attempts', { retryAfter: done.error.seconds });
        case 'busy':
          throw new ApiError('busy');
      }
    }
    return {
      status: 200,
      headers: {
        'set-cookie': sessionCookie(done.value.token, deps.sessions.totalSeconds, deps.secureCookies),
      },
      body: meOf(done.value.person, deps.election),
    };
  },
};

/** The cookie of a session; an empty token takes it away. */
export function sessionCookie(token: string, seconds: number, secure: boolean): string {
  const parts = [`${SESSION_COOKIE}=${token}`, 'Path=/', 'HttpOnly', 'SameSite=Strict', `Max-Age=${seconds}`];
  if (secure) parts.push('Secure');
  return parts.join('; ');
}
