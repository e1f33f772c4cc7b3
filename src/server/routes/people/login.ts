import { passwordStep } from '../../../people/login.ts';
import { passkeyRequest } from '../../../people/passkeys.ts';
import { attemptOf, loggedInReply, loginRefusal, siteOfCall } from '../../attempt.ts';
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
    summary: 'Logs in with name and password: sets the session cookie, or asks for the second factor.',
    body: {
      type: 'object',
      properties: {
        username: { type: 'string', maxLength: 200 },
        password: { type: 'string', maxLength: 1000 },
      },
      required: ['username', 'password'],
      additionalProperties: false,
    },
    response: replies({
      200: described('Who you are.'),
      202: described('The password is right; the second factor is asked for with the ticket.'),
    }),
  },
  async handle(call) {
    const { username, password } = call.body as Body;
    const done = await passwordStep(call.deps.accounts, username, password, attemptOf(call.request));
    if (!done.ok) throw loginRefusal(done.error, 'wrong-login');
    const step = done.value;
    if (step.done) return loggedInReply(call, step.login);
    const site = siteOfCall(call);
    return {
      status: 202,
      body: {
        ticket: step.ticket,
        code: step.code,
        recoveryCodes: step.recoveryCodes,
        passkey:
          step.passkey === null || site === null
            ? null
            : await passkeyRequest(step.passkey.challenge, step.passkey.credentials, site),
      },
    };
  },
};
