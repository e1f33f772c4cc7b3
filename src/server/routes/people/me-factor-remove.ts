import { confirmPassword } from '../../../people/own-password.ts';
import { removeFactor } from '../../../people/second-factors.ts';
import { ApiError } from '../../api-error.ts';
import { attemptOf, loginRefusal } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { PASSWORD, replies } from '../../schemas.ts';

interface Body {
  readonly password: string;
  readonly passkey?: string;
}

export const postFactorRemove: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/remove',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 8192,
  schema: {
    summary: 'Takes away a passkey, or the code generator.',
    body: {
      type: 'object',
      properties: {
        password: PASSWORD,
        passkey: {
          type: 'string',
          minLength: 1,
          maxLength: 2000,
          description: 'Id of the passkey; missing: the code generator.',
        },
      },
      required: ['password'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Gone.', type: 'null' } }),
  },
  async handle({ deps, person, request, body }) {
    const { password, passkey } = body as Body;
    const confirmed = await confirmPassword(deps.accounts, person, password, attemptOf(request));
    if (!confirmed.ok) throw loginRefusal(confirmed.error, 'wrong-password');
    if (!(await removeFactor(deps.db, person.personId, passkey ?? null))) throw new ApiError('not-found');
    deps.accounts.sessions.forget(person.personId);
    return { status: 204 };
  },
};
