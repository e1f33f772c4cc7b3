import { resetPassword } from '../../../people/keep-accounts.ts';
import { ApiError } from '../../api-error.ts';
import { managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

interface Body {
  readonly secondFactor?: boolean;
}

export const postPersonPassword: ApiRoute = {
  method: 'POST',
  url: '/api/people/:person/password',
  access: 'manage-people',
  area: 'own',
  schema: {
    summary: 'Draws a password in place of a forgotten one and ends all sessions of the account.',
    params: PERSON_PARAMS,
    body: {
      type: 'object',
      properties: {
        secondFactor: { type: 'boolean', description: 'Also take codes, passkeys and recovery codes away.' },
      },
      additionalProperties: false,
    },
    response: replies({ 200: described('The password stands here once and nowhere else.') }),
  },
  async handle(call) {
    const target = await managedPerson(call);
    const { secondFactor } = (call.body ?? {}) as Body;
    const { accounts } = call.deps;
    const drawnPassword = await resetPassword(
      accounts,
      call.person.personId,
      target.person,
      secondFactor ?? false,
    );
    if (drawnPassword === null) throw new ApiError('conflict');
    return {
      status: 200,
      body: { username: target.person.username, drawnPassword },
    };
  },
};
