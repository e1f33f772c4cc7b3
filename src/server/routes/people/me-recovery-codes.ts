import { confirmPassword } from '../../../people/own-password.ts';
import { drawRecoveryCodes } from '../../../people/recovery-codes.ts';
import { ApiError } from '../../api-error.ts';
import { attemptOf, loginRefusal } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { described, PASSWORD, replies } from '../../schemas.ts';

interface Body {
  readonly password: string;
}

export const postRecoveryCodes: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/recovery-codes',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 4096,
  schema: {
    summary: 'Draws ten new recovery codes; earlier ones are void.',
    body: {
      type: 'object',
      properties: { password: PASSWORD },
      required: ['password'],
      additionalProperties: false,
    },
    response: replies({ 201: described('The codes, shown once.') }),
  },
  async handle({ deps, session, person, request, body }) {
    const { password } = body as Body;
    if (!session.hasSecondFactor) throw new ApiError('second-factor-needed');
    const confirmed = await confirmPassword(deps.accounts, person, password, attemptOf(request));
    if (!confirmed.ok) throw loginRefusal(confirmed.error, 'wrong-password');
    return {
      status: 201,
      body: { recoveryCodes: await drawRecoveryCodes(deps.accounts, person.personId) },
    };
  },
};
