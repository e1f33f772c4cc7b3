import { removeSecondFactor } from '../../../people/keep-accounts.ts';
import { ApiError } from '../../api-error.ts';
import { managedPerson, PERSON_PARAMS } from '../../managed.ts';
import type { ApiRoute } from '../../route.ts';
import { replies } from '../../schemas.ts';

export const postPersonSecondFactor: ApiRoute = {
  method: 'POST',
  url: '/api/people/:person/second-factor/remove',
  access: 'manage-people',
  area: 'own',
  schema: {
    summary: 'Takes codes, passkeys and recovery codes of an account away and ends its sessions.',
    params: PERSON_PARAMS,
    response: replies({ 204: { description: 'Gone.', type: 'null' } }),
  },
  async handle(call) {
    const target = await managedPerson(call);
    if (!(await removeSecondFactor(call.deps.accounts, call.person.personId, target.person))) {
      throw new ApiError('conflict');
    }
    return { status: 204 };
  },
};
