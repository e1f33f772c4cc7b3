import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import { keepPasskey } from '../../../people/passkeys.ts';
import { ApiError } from '../../api-error.ts';
import { passkeySite } from '../../attempt.ts';
import { factorAdded } from '../../factor-added.ts';
import type { ApiRoute } from '../../route.ts';
import { described, REGISTRATION, replies, TICKET } from '../../schemas.ts';

interface Body {
  readonly ticket: string;
  readonly name: string;
  readonly passkey: RegistrationResponseJSON;
}

export const postPasskeys: ApiRoute = {
  method: 'POST',
  url: '/api/me/second-factor/passkeys',
  access: 'set-second-factor',
  area: 'none',
  bodyLimit: 64 * 1024,
  schema: {
    summary: 'Keeps a passkey that the browser made.',
    body: {
      type: 'object',
      properties: {
        ticket: TICKET,
        name: { type: 'string', minLength: 1, maxLength: 100, description: 'What you call it.' },
        passkey: REGISTRATION,
      },
      required: ['ticket', 'name', 'passkey'],
      additionalProperties: false,
    },
    response: replies({ 201: described('Recovery codes when there were none, shown once.') }),
  },
  async handle(call) {
    const { deps, person } = call;
    const { tickets } = deps.accounts;
    const { ticket: token, name, passkey } = call.body as Body;
    const site = passkeySite(call);
    const ticket = tickets.read(token, 'passkey-made');
    if (ticket === null || ticket.personId !== person.personId || !(await tickets.spend(token))) {
      throw new ApiError('ticket-expired');
    }
    if (!(await keepPasskey(deps.db, person, name, passkey, ticket.challenge, site))) {
      throw new ApiError('wrong-code');
    }
    return factorAdded(call, 201);
  },
};
