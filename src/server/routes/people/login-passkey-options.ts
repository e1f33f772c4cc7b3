import { passkeyRequest } from '../../../people/passkeys.ts';
import { passkeySite } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postLoginPasskeyOptions: ApiRoute = {
  method: 'POST',
  url: '/api/login/passkey/options',
  access: 'public',
  area: 'none',
  bodyLimit: 1024,
  schema: {
    summary: 'What a browser needs to log in with a passkey alone. Writes nothing.',
    response: replies({ 200: described('A ticket, and the options for the browser.') }),
  },
  async handle(call) {
    const site = passkeySite(call);
    const { token, challenge } = call.deps.accounts.tickets.make('passkey-login', null);
    return { status: 200, body: { ticket: token, options: await passkeyRequest(challenge, [], site) } };
  },
};
