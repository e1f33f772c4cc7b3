import { renamePasskey } from '../../../people/passkeys.ts';
import { ApiError } from '../../api-error.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

interface Body {
  readonly passkey: string;
  readonly name: string;
}

export const postPasskeyRename: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/passkeys/rename',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 8192,
  schema: {
    summary: 'Calls a passkey something else.',
    body: {
      type: 'object',
      properties: {
        passkey: { type: 'string', minLength: 1, maxLength: 2000, description: 'Its id.' },
        name: { type: 'string', minLength: 1, maxLength: 100 },
      },
      required: ['passkey', 'name'],
      additionalProperties: false,
    },
    response: replies({ 204: { description: 'Done.', type: 'null' } }),
  },
  async handle({ deps, person, body }) {
    const { passkey, name } = body as Body;
    if (!(await renamePasskey(deps.db, person.personId, passkey, name))) throw new ApiError('not-found');
    return { status: 204 };
  },
};
