import { confirmCodes } from '../../../people/totp.ts';
import { ApiError } from '../../api-error.ts';
import { factorAdded } from '../../factor-added.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly code: string;
}

export const postCodesConfirm: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/codes/confirm',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 1024,
  schema: {
    summary: 'Confirms the code generator with its first code.',
    body: {
      type: 'object',
      properties: { code: { type: 'string', maxLength: 20 } },
      required: ['code'],
      additionalProperties: false,
    },
    response: replies({ 200: described('Recovery codes when there were none, shown once.') }),
  },
  async handle(call) {
    const { code } = call.body as Body;
    if (!(await confirmCodes(call.deps.accounts, call.person.personId, code))) {
      throw new ApiError('wrong-code');
    }
    return factorAdded(call, 200);
  },
};
