import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { passkeyLogin } from '../../../people/second-step.ts';
import { attemptOf, loggedInReply, loginRefusal, passkeySite } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { ASSERTION, described, replies, TICKET } from '../../schemas.ts';

interface Body {
  readonly ticket: string;
  readonly passkey: AuthenticationResponseJSON;
}

export const postLoginPasskey: ApiRoute = {
  method: 'POST',
  url: '/api/login/passkey',
  access: 'public',
  area: 'none',
  bodyLimit: 16 * 1024,
  schema: {
    summary: 'Logs in with a passkey alone: sets the session cookie.',
    body: {
      type: 'object',
      properties: { ticket: TICKET, passkey: ASSERTION },
      required: ['ticket', 'passkey'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Who you are.') }),
  },
  async handle(call) {
    const { ticket, passkey } = call.body as Body;
    const { deps, request } = call;
    const done = await passkeyLogin(deps.accounts, ticket, passkey, passkeySite(call), attemptOf(request));
    if (!done.ok) throw loginRefusal(done.error, 'wrong-code');
    return loggedInReply(call, done.value);
  },
};
