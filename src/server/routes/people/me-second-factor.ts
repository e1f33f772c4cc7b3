import { secondFactorsOf } from '../../../people/second-factors.ts';
import { siteOfCall } from '../../attempt.ts';
import type { ApiRoute } from '../../route.ts';
import { described, replies } from '../../schemas.ts';

export const getSecondFactor: ApiRoute = {
  method: 'GET',
  url: '/api/me/second-factor',
  access: 'set-second-factor',
  area: 'none',
  schema: {
    summary: 'Your code generator, passkeys and recovery codes that are left.',
    response: replies({ 200: described('What is set up; never a secret.') }),
  },
  async handle(call) {
    const factors = await secondFactorsOf(call.deps.db, call.person.personId);
    return { status: 200, body: { ...factors, passkeysPossible: siteOfCall(call) !== null } };
  },
};
