import { isDisplayName } from '../../../people/account-draft.ts';
import { changeOwnPassword } from '../../../people/own-password.ts';
import { ApiError } from '../../api-error.ts';
import { attemptOf, loginRefusal } from '../../attempt.ts';
import { passwordRefusal } from '../../password-refusal.ts';
import type { ApiRoute } from '../../route.ts';
import { PASSWORD, replies } from '../../schemas.ts';

interface Body {
  readonly current: string;
  readonly password: string;
  readonly displayName?: string;
}

export const postOwnPassword: ApiRoute = {
  method: 'POST',
  url: '/api/me/password',
  access: 'set-own-password',
  area: 'none',
  bodyLimit: 4096,
  schema: {
    summary: 'Sets an own password; at the first login also confirms or mends the name that is shown.',
    body: {
      type: 'object',
      properties: {
        current: PASSWORD,
        password: PASSWORD,
        displayName: { type: 'string', minLength: 1, maxLength: 200 },
      },
      required: ['current', 'password'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Set. Your other sessions ended.', type: 'null' } }),
  },
  async handle({ deps, session, request, body }) {
    const { current, password, displayName } = body as Body;
    const first = session.passwordKind !== 'own';
    if (displayName !== undefined && (!first || !isDisplayName(displayName))) {
      throw new ApiError('bad-request', { place: 'body/displayName' });
    }
    const change = { current, password, displayName: displayName?.trim().normalize('NFC') ?? null };
    const done = await changeOwnPassword(deps.accounts, session, change, attemptOf(request));
    if (done.ok) return { status: 204 };
    if (done.error.code === 'problem') throw passwordRefusal(done.error.problem);
    throw loginRefusal(done.error, 'wrong-password');
  },
};
