import { passkeyCreation } from '../../../people/passkeys.ts';
import { passkeySite } from '../../attempt.ts';
import { confirmForFactor, NEW_FACTOR } from '../../confirm-for-factor.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const postPasskeyOptions: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/passkeys/options',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 4096,
  schema: {
    summary: 'What a browser needs to make a passkey.',
    body: NEW_FACTOR,
    response: replies({ 200: described('A ticket, and the options for the browser.') }),
  },
  async handle(call) {
    const { deps, person } = call;
    const site = passkeySite(call);
    await confirmForFactor(call);
    const { token, challenge } = deps.accounts.tickets.make('passkey-made', person.personId);
    return {
      status: 200,
      body: { ticket: token, options: await passkeyCreation(deps.db, person, challenge, site) },
    };
  },
};
