import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { SecondProof } from '../../../people/second-step.ts';
import { secondStep } from '../../../people/second-step.ts';
import { ApiError } from '../../api-error.ts';
import { attemptOf, loggedInReply, loginRefusal, siteOfCall } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { ASSERTION, described, replies, TICKET } from '../../schemas.ts';

interface Body {
  readonly ticket: string;
  readonly code?: string;
  readonly recovery?: string;
  readonly passkey?: AuthenticationResponseJSON;
}

export const postLoginSecond: ApiRoute = {
  method: 'POST',
  url: '/api/login/second',
  access: 'public',
  area: 'none',
  bodyLimit: 16 * 1024,
  schema: {
    summary: 'The second step of a login: a code, a passkey or a recovery code. Sets the session cookie.',
    body: {
      type: 'object',
      properties: {
        ticket: TICKET,
        code: { type: 'string', maxLength: 20 },
        recovery: { type: 'string', maxLength: 40 },
        passkey: ASSERTION,
      },
      required: ['ticket'],
      minProperties: 2,
      maxProperties: 2,
      additionalProperties: false,
    },
    response: replies({ 200: described('Who you are.') }),
  },
  async handle(call) {
    const { deps, request } = call;
    const { ticket, ...proof } = call.body as Body;
    const done = await secondStep(
      deps.accounts,
      ticket,
      proofOf(proof),
      siteOfCall(call),
      attemptOf(request),
    );
    if (!done.ok) throw loginRefusal(done.error, 'wrong-code');
    return loggedInReply(call, done.value);
  },
};

function proofOf({ code, recovery, passkey }: Omit<Body, 'ticket'>): SecondProof {
  if (code !== undefined) return { kind: 'code', code };
  if (recovery !== undefined) return { kind: 'recovery', code: recovery };
  if (passkey !== undefined) return { kind: 'passkey', response: passkey };
  throw new ApiError('bad-request', { place: 'body' });
}
